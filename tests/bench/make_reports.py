#!/usr/bin/env python3
"""Makes as many monthly reports as a bench asks for: TXT, DOCX and PDF, the same for the same seed.

    make_reports.py FOLDER COUNT [--formats txt,docx,pdf] [--records 40] [--seed 1]

Clauses, names and kinds of activity come from the sample reports' gold (testdata/gold); a long tail of names of people
and places is made of syllables, so that the vocabulary grows with the archive as real ones do. Each report is one
office's month; 100 offices and as many months as it takes.
"""
import argparse
import json
import pathlib
import random
import re
import zipfile
from xml.sax.saxutils import escape

MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
          'diciembre']
HEADINGS = ['Actividad', 'Entidad', 'Información', 'Fecha']
GOLD = pathlib.Path(__file__).resolve().parents[2] / 'testdata' / 'gold'
SYLLABLES = [a + b for a in 'b c ch d f g j l m n p r s t v z br cr tr pl'.split() for b in 'a e i o u an en ar or'.split()]


class Words:
    """What reports are written with."""

    def __init__(self, random_):
        self.random = random_
        titles, clauses, entities = set(), set(), set()
        for path in sorted(GOLD.glob('*.gold.json')):
            for cell in self._cells(json.loads(path.read_text('utf-8'))):
                name, text = cell
                if name == 'actividad' and 3 < len(text) < 60:
                    titles.add(text)
                elif name == 'entidad':
                    entities.update(part.strip() for part in re.split(r'[/,;\n]', text) if 2 < len(part.strip()) < 60)
                elif name in ('informacion', 'text'):
                    clauses.update(part.strip() for part in re.split(r'[.;,\n]', text) if 12 < len(part.strip()) < 120)
        self.titles, self.clauses, self.entities = sorted(titles), sorted(clauses), sorted(entities)

    def _cells(self, node):
        if isinstance(node, dict):
            for key, value in node.items():
                if isinstance(value, str):
                    yield key, value
                else:
                    yield from self._cells(value)
        elif isinstance(node, list):
            for value in node:
                yield from self._cells(value)

    def name(self):
        """A proper name of the long tail: few are common, most are rare."""
        made = random.Random(int(self.random.paretovariate(0.6)) % 400000)
        return ''.join(made.choice(SYLLABLES) for _ in range(made.randint(2, 4))).capitalize()

    def sentence(self):
        parts = self.random.sample(self.clauses, self.random.randint(1, 3))
        if self.random.random() < 0.5:
            parts.append(f'con {self.name()} {self.name()}')
        if self.random.random() < 0.3:
            parts.append(f'junto a {self.random.choice(self.entities)}')
        return ', '.join(parts) + '.'


def make_report(words, office, year, month, records):
    rows = []
    activities = max(1, records * 7 // 10)
    for _ in range(activities):
        first = words.random.randint(1, 27)
        day = words.random.choice([str(first), f'{first} de {MONTHS[month - 1]}', f'{first} al {first + 1}',
                                   f'{first:02}/{month:02}/{year}'])
        entity = ' / '.join(words.random.sample(words.entities, words.random.choice([1, 1, 1, 2, 3])))
        title = words.random.choice(words.titles)
        if words.random.random() < 0.3:
            title += f' {words.name()}'
        rows.append([title, entity, words.sentence(), day])
    bullets = [words.sentence() for _ in range(records - activities)]
    return {'office': office, 'title': f'{MONTHS[month - 1].capitalize()} {year}', 'rows': rows, 'bullets': bullets}


def as_txt(report):
    lines = [report['office'], '', report['title'], '', '\t' + '\n\t'.join(HEADINGS), '']
    for row in report['rows']:
        lines += ['\t' + '\n\t'.join(row), '']
    lines += ['', 'COORDINACIONES:'] + ['· ' + bullet for bullet in report['bullets']]
    return '\n'.join(lines).encode('utf-8')


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                           '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                           '<Default Extension="xml" ContentType="application/xml"/>'
                           '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
                           'officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                   '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                   'officeDocument" Target="word/document.xml"/></Relationships>',
}


def as_docx(report):
    def paragraph(text):
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    def row(cells):
        return '<w:tr>' + ''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells) + '</w:tr>'

    body = paragraph(report['office']) + paragraph(report['title'])
    body += '<w:tbl>' + ''.join(row(cells) for cells in [HEADINGS] + report['rows']) + '</w:tbl>'
    body += paragraph('COORDINACIONES:') + ''.join(paragraph('• ' + bullet) for bullet in report['bullets'])
    import io
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(zipfile.ZipInfo(name), text)
        document = zipfile.ZipInfo('word/document.xml')
        document.compress_type = zipfile.ZIP_DEFLATED
        package.writestr(document, f'<w:document {W}><w:body>{body}</w:body></w:document>')
    return made.getvalue()


class Pages:
    """A PDF of ruled tables and lines, in Helvetica and WinAnsi."""
    LEFT, TOP, BOTTOM, SIZE = 40, 800, 50, 9
    WIDTHS = [110, 120, 220, 65]

    def __init__(self):
        self.pages, self.y = [[]], self.TOP

    def wrapped(self, text, width):
        lines, line = [], ''
        for word in text.split():
            if line and len(line) + 1 + len(word) > width / (self.SIZE * 0.5):
                lines.append(line)
                line = word
            else:
                line = f'{line} {word}'.strip()
        return lines + [line]

    def room(self, height):
        if self.y - height < self.BOTTOM:
            self.pages.append([])
            self.y = self.TOP

    def write(self, x, y, text):
        code = text.encode('cp1252', 'replace').replace(b'\\', b'\\\\').replace(b'(', b'\\(').replace(b')', b'\\)')
        self.pages[-1].append(b'BT /F1 %d Tf %.1f %.1f Td (%s) Tj ET' % (self.SIZE, x, y, code))

    def line(self, text, indent=0):
        for part in self.wrapped(text, sum(self.WIDTHS) - indent):
            self.room(12)
            self.y -= 12
            self.write(self.LEFT + indent, self.y, part)

    def row(self, cells):
        wrapped = [self.wrapped(cell, width - 6) for cell, width in zip(cells, self.WIDTHS)]
        height = 12 * max(map(len, wrapped)) + 4
        self.room(height)
        x = self.LEFT
        for lines, width in zip(wrapped, self.WIDTHS):
            self.pages[-1].append(b'%.1f %.1f %.1f %.1f re S' % (x, self.y - height, width, height))
            for number, part in enumerate(lines):
                self.write(x + 3, self.y - 12 * (number + 1), part)
            x += width
        self.y -= height

    def bytes(self):
        objects = [b'<</Type/Catalog/Pages 2 0 R>>',
                   b'<</Type/Pages/Count %d/Kids[%s]>>' % (
                       len(self.pages), b' '.join(b'%d 0 R' % (4 + 2 * i) for i in range(len(self.pages)))),
                   b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>']
        for number, page in enumerate(self.pages):
            content = b'\n'.join(page)
            objects.append(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>'
                           b'/Contents %d 0 R>>' % (5 + 2 * number))
            objects.append(b'<</Length %d>>stream\n%s\nendstream' % (len(content), content))
        made, places = b'%PDF-1.4\n', []
        for number, body in enumerate(objects, 1):
            places.append(len(made))
            made += b'%d 0 obj\n%s\nendobj\n' % (number, body)
        table = b''.join(b'%010d 00000 n \n' % place for place in places)
        return made + b'xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (
            len(objects) + 1, table, len(objects) + 1, len(made))


def as_pdf(report):
    pages = Pages()
    pages.line(report['office'])
    pages.line(report['title'])
    pages.y -= 8
    for row in [HEADINGS] + report['rows']:
        pages.row(row)
    pages.y -= 8
    pages.line('COORDINACIONES:')
    for bullet in report['bullets']:
        pages.line('\x95 ' .encode('latin-1').decode('cp1252') + bullet, 12)
    return pages.bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('count', type=int)
    parser.add_argument('--formats', default='txt,docx,pdf')
    parser.add_argument('--records', type=int, default=40)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    words = Words(random.Random(options.seed))
    # No two offices have one name: what they say of a month would be one report, told apart by its text alone.
    towns = []
    while len(towns) < 100:
        towns += [name for name in [words.name()] if name not in towns]
    offices = [f'Oficina de Cooperación de {town}' for town in towns]
    formats = options.formats.split(',')
    writers = {'txt': as_txt, 'docx': as_docx, 'pdf': as_pdf}
    for number in range(options.count):
        office, months = number % len(offices), number // len(offices)
        year, month = 2000 + months // 12, months % 12 + 1
        report = make_report(words, offices[office], year, month, options.records)
        form = formats[(number + number // len(offices)) % len(formats)]
        folder = options.folder / f'oficina-{office:03}'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'{year}-{month:02}.{form}').write_bytes(writers[form](report))


if __name__ == '__main__':
    main()
