"""Hostile DOCX files: bombs, lying containers, floods of XML, loops, and little things said very often."""
import io
import struct
import zipfile
import zlib

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
     'xmlns:v="urn:schemas-microsoft-com:vml"')
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/>'
         '<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>'
         '<Override PartName="/word/document.xml" ContentType='
         '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
MAIN = 'word/document.xml'


def relationships(*rows):
    """Rows of id, type (its last word), target, and 'External' or nothing."""
    made = ''.join(f'<Relationship Id="{row[0]}" Type="{REL}{row[1]}" Target="{row[2]}"'
                   + (f' TargetMode="{row[3]}"' if len(row) > 3 else '') + '/>' for row in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


PACKAGE = relationships(('rId1', 'officeDocument', MAIN))


def body(xml):
    return f'<w:document {W}><w:body>{xml}</w:body></w:document>'


def p(text, properties=''):
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows):
    return '<w:tbl>' + ''.join('<w:tr>' + ''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row) + '</w:tr>' for row in rows) + '</w:tbl>'


HEADING = ['Actividad', 'Entidad', 'Información', 'Fecha']
REPORT = p('Oficina de Cooperación Internacional') + p('Informe de mayo de 2019') + table(
    [HEADING, ['Foro', 'Cancillería', 'Intercambio de experiencias', '27 de mayo']])


def parts(document, rels=None, **more):
    made = {'[Content_Types].xml': TYPES, '_rels/.rels': PACKAGE, MAIN: document}
    if rels is not None:
        made['word/_rels/document.xml.rels'] = rels
    made.update({name.replace('__', '/').replace('_xml', '.xml'): text for name, text in more.items()})
    return made


def zipped(members, level=9):
    """Of a dict, or of pairs where a name may stand twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in members.items() if isinstance(members, dict) else members:
            archive.writestr(zipfile.ZipInfo(name, (2019, 5, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def docx(xml, rels=None, **more):
    return zipped(parts(body(xml), rels, **more))


def raw_docx(document, rels=None, **more):
    return zipped(parts(document, rels, **more))


class RawZip:
    """Writes what zipfile refuses to: overlaps, lies, flags."""

    def __init__(self):
        self.bytes, self.directory, self.count = b'', b'', 0

    def add(self, name, content, flags=0, method=8, at=None, size=None, csize=None, crc=None):
        name = name.encode()
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush() if method == 8 else content
        crc = zlib.crc32(content) if crc is None else crc
        size = len(content) if size is None else size
        csize = len(packed) if csize is None else csize
        offset = len(self.bytes) if at is None else at
        if at is None:
            self.bytes += struct.pack('<IHHHHHIIIHH', 0x04034b50, 20, flags, method, 0, 0, crc, csize, size, len(name), 0) + name + packed
        self.directory += struct.pack('<IHHHHHHIIIHHHHHII', 0x02014b50, 20, 20, flags, method, 0, 0, crc, csize, size,
                                      len(name), 0, 0, 0, 0, 0, offset) + name
        self.count += 1
        return offset

    def done(self, count=None):
        count = self.count if count is None else count
        return self.bytes + self.directory + struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, count & 0xffff, count & 0xffff,
                                                         len(self.directory), len(self.bytes), 0)


def raw_parts(zip_, document=body(REPORT), **options):
    zip_.add('[Content_Types].xml', TYPES.encode())
    zip_.add('_rels/.rels', PACKAGE.encode())
    return zip_.add(MAIN, document.encode(), **options)


def overlapping():
    """A directory of a thousand names for one piece of the file."""
    made = RawZip()
    at = raw_parts(made)
    for i in range(1000):
        made.add(f'word/part{i}.xml', body(REPORT).encode(), at=at)
    return made.done()


def overlapping_bomb():
    """Each local header lies in the data of the one before it, quoted by a stored block, so all of them share one
    compressed kernel of zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(20 << 20)
    tail, crc, size = packer.compress(zeros) + packer.flush(), zlib.crc32(zeros), len(zeros)
    entries = []
    for i in range(60):
        name = f'word/media/{i}.xml'.encode()
        header = struct.pack('<IHHHHHIIIHH', 0x04034b50, 20, 0, 8, 0, 0, crc, len(tail), size, len(name), 0) + name
        entries.append((name, len(tail), size, crc, len(header)))
        quoted = struct.pack('<BHH', 0, len(header), len(header) ^ 0xffff)
        tail = quoted + header + tail
        size += len(header)
    made = RawZip()
    raw_parts(made)
    start = len(made.bytes)
    made.bytes += tail
    for i, (name, csize, size, crc, length) in enumerate(entries):
        made.add(name.decode(), b'', at=start, size=size, csize=csize, crc=crc)
    return made.done()


def encrypted(method, flags):
    made = RawZip()
    raw_parts(made, flags=flags, method=method)
    return made.done()


def zip64(extra_size):
    """Sizes of 2^64-1 in a ZIP64 extra field, or honest ones."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(body(REPORT)).items():
            with archive.open(name, 'w', force_zip64=True) as member:
                member.write(text.encode())
    made = out.getvalue()
    return made.replace(struct.pack('<Q', extra_size[0]), struct.pack('<Q', extra_size[1])) if extra_size else made


def nested_documents(depth):
    inner = docx(REPORT)
    for _ in range(depth):
        inner = zipped(dict(parts(body('<w:altChunk r:id="a"/>' * 3), relationships(('a', 'aFChunk', 'inner.docx'))),
                            **{'word/inner.docx': inner}))
    return inner


def spread(unit, total):
    """Text that deflates about a hundred to one, under any limit of the ratio."""
    return ''.join(f'{i:08d}' + unit for i in range(total // (len(unit) + 8)))


def list_definitions(levels):
    return (f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">' + ''.join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text, start) in enumerate(levels)) + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>')


def listed(numbering, xml):
    return docx(xml, relationships(('n', 'numbering', 'numbering.xml')), word__numbering_xml=numbering)


def styled(styles, xml):
    return docx(xml, relationships(('s', 'styles', 'styles.xml')), word__styles_xml=f'<w:styles {W}>{styles}</w:styles>')


def style(name, base, more=''):
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>{more}</w:style>'


ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ENTITIES = ('<!DOCTYPE x [<!ENTITY a0 "ja">' + ''.join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)) + ']>')


def files(scale):
    """Pairs of a name and a function that makes the file. `scale`: 1 for the whole, less for a quick run."""
    n = lambda count: max(3, int(count * scale))
    mib = lambda count: max(1 << 16, int((count << 20) * scale))
    yield 'plain_report', lambda: docx(REPORT)
    # Bombs.
    yield 'bomb_ratio', lambda: docx(p(' ' * mib(200) + 'x'))
    yield 'bomb_size_under_the_ratio', lambda: docx(''.join(p(spread('a' * 600, mib(1))) for _ in range(n(300))))
    yield 'bomb_just_inside', lambda: docx(p(spread('ab ' * 200, mib(100))))
    yield 'bomb_members', lambda: zipped(dict(parts(body(REPORT)), **{f'word/m{i}.xml': 'x' for i in range(n(70000))}), 1)
    yield 'bomb_members_just_inside', lambda: zipped(dict(parts(body(REPORT)), **{f'word/m{i}.xml': 'x' for i in range(n(9900))}), 1)
    yield 'bomb_nested_documents', lambda: nested_documents(n(40))
    yield 'bomb_beside_the_text', lambda: zipped(dict(parts(body(REPORT)), **{'word/media/a.bmp': bytes(mib(200))}))
    yield 'bomb_in_the_relationships', lambda: docx(REPORT, relationships(*[(f'r{i}', 'image', 'a.png') for i in range(n(500000))]))
    yield 'bomb_in_the_types', lambda: zipped(dict(parts(body(REPORT)), **{'[Content_Types].xml': TYPES.replace('</Types>', '<Default Extension="a" ContentType="b"/>' * n(900000) + '</Types>')}))
    # Containers that lie.
    yield 'overlapping_members', overlapping
    yield 'overlapping_bomb', overlapping_bomb
    yield 'duplicated_members', lambda: zipped(list(parts(body(REPORT)).items()) + [(MAIN, body(REPORT.replace('Foro', 'Gala')))] * 50)
    yield 'absolute_and_upward_names', lambda: zipped(dict(parts(body(REPORT)), **{'/etc/passwd': 'x', '../../../../etc/cron.d/x': 'x', 'word/../../x': 'x', 'C:\\windows\\x': 'x', 'a\0b': 'x'}))
    yield 'upward_target', lambda: zipped({'[Content_Types].xml': TYPES, '_rels/.rels': relationships(('a', 'officeDocument', '../../../../etc/passwd'))})
    yield 'main_part_by_absolute_name', lambda: zipped({'[Content_Types].xml': TYPES, '_rels/.rels': relationships(('a', 'officeDocument', '/word/document.xml')), MAIN: body(REPORT)})
    yield 'zip64', lambda: zip64(None)
    yield 'zip64_of_a_lying_size', lambda: zip64((len(body(REPORT).encode()), 2**63 + 5))
    yield 'encrypted_member', lambda: encrypted(8, 1)
    yield 'encrypted_member_aes', lambda: encrypted(99, 1)
    yield 'unknown_method', lambda: encrypted(77, 0)
    yield 'wrong_checksum', lambda: (lambda z: (raw_parts(z, crc=1), z.done())[1])(RawZip())
    yield 'size_told_too_small', lambda: (lambda z: (raw_parts(z, size=10), z.done())[1])(RawZip())
    yield 'size_told_too_large', lambda: (lambda z: (raw_parts(z, size=2**32 - 2), z.done())[1])(RawZip())
    yield 'packed_size_beyond_the_file', lambda: (lambda z: (raw_parts(z, csize=2**31), z.done())[1])(RawZip())
    yield 'directory_tells_more_members', lambda: (lambda z: (raw_parts(z), z.done(count=60000))[1])(RawZip())
    yield 'bytes_before_the_zip', lambda: b'PK\x03\x04' + b'x' * 5000 + docx(REPORT)
    yield 'comment_of_64_kib', lambda: docx(REPORT)[:-2] + struct.pack('<H', 65535) + b'PK\x05\x06' * 16383 + b'xxx'
    # Relationships.
    yield 'missing_relationships', lambda: zipped({'[Content_Types].xml': TYPES, MAIN: body(REPORT)})
    yield 'missing_targets', lambda: docx(REPORT + '<w:altChunk r:id="a"/><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', relationships(('a', 'aFChunk', 'gone.html'), ('h', 'header', 'gone.xml')))
    yield 'document_is_its_own_header', lambda: docx(REPORT + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>', relationships(('h', 'header', 'document.xml')))
    yield 'document_is_its_own_chunk', lambda: docx(REPORT + '<w:altChunk r:id="h"/>' * 50, relationships(('h', 'aFChunk', 'document.xml')))
    yield 'footnotes_that_cite_themselves', lambda: docx(p('a') + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', relationships(('f', 'footnotes', 'footnotes.xml')), word__footnotes_xml=f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>')
    yield 'external_targets', lambda: docx(REPORT + '<w:altChunk r:id="a"/><w:altChunk r:id="b"/><w:altChunk r:id="c"/>', relationships(('a', 'aFChunk', 'http://127.0.0.1:9/x', 'External'), ('b', 'aFChunk', 'file:///etc/passwd', 'External'), ('c', 'attachedTemplate', '\\\\host\\share\\x', 'External')))
    yield 'relationships_of_relationships', lambda: docx(REPORT, relationships(('a', 'header', '_rels/document.xml.rels')))
    # XML.
    yield 'depth_flood', lambda: docx('<w:sdt><w:sdtContent>' * n(100000) + p('x') + '</w:sdtContent></w:sdt>' * n(100000))
    yield 'depth_just_inside', lambda: docx('<w:sdt><w:sdtContent>' * 120 + p('x') + '</w:sdtContent></w:sdt>' * 120)
    yield 'cell_nested_1000_deep', lambda: docx('<w:tbl><w:tr><w:tc>' * 1000 + p('x') + '</w:tc></w:tr></w:tbl>' * 1000)
    yield 'cells_nested_80_deep_and_wide', lambda: docx('<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>' * 80 + p('x') + '</w:tc></w:tr></w:tbl>' * 80)
    yield 'attribute_flood', lambda: docx('<w:p' + ''.join(f' a{i}="x"' for i in range(n(300000))) + '/>' + REPORT)
    yield 'attribute_of_50_mib', lambda: docx(f'<w:p w:rsidR="{spread("a" * 500, mib(50))}"/>' + REPORT)
    yield 'many_elements_of_many_attributes', lambda: docx(('<w:p' + ''.join(f' w:a{i}="x"' for i in range(200)) + '/>') * n(20000))
    yield 'namespace_flood', lambda: docx('<w:p' + ''.join(f' xmlns:a{i}="u{i}"' for i in range(n(50000))) + '/>' + REPORT)
    yield 'namespaces_nested', lambda: docx(''.join(f'<a{i}:x xmlns:a{i}="u{i}">' for i in range(200)) + p('x') + ''.join(f'</a{i}:x>' for i in reversed(range(200))))
    yield 'billion_laughs', lambda: raw_docx(ENTITIES + body(p('&a11;')))
    yield 'quadratic_entity', lambda: raw_docx(f'<!DOCTYPE x [<!ENTITY a "{"j" * mib(1)}">]>' + body(p('&a;' * n(2000))))
    yield 'external_entity', lambda: raw_docx('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body(p('&e;')))
    yield 'external_dtd', lambda: raw_docx('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + body(REPORT))
    yield 'parameter_entities', lambda: raw_docx('<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"><!ENTITY % b "<!ENTITY c \'%a;\'>">%b;]>' + body(p('&c;')))
    yield 'entities_in_the_styles', lambda: docx(REPORT, relationships(('s', 'styles', 'styles.xml')), word__styles_xml=ENTITIES + '<x>&a11;</x>')
    yield 'xinclude', lambda: docx('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>' + REPORT)
    yield 'long_names', lambda: docx(f'<{"a" * mib(8)}/>' + REPORT)
    yield 'comment_of_60_mib', lambda: docx('<!--' + spread('a ' * 300, mib(60)) + '-->' + REPORT)
    yield 'instruction_of_60_mib', lambda: docx('<?x ' + spread('a ' * 300, mib(60)) + '?>' + REPORT)
    yield 'cdata_sections', lambda: docx('<w:p><w:r><w:t>' + '<![CDATA[<&]]>' * n(300000) + '</w:t></w:r></w:p>')
    yield 'utf_16_markup', lambda: zipped(dict(parts(''), **{MAIN: ('<?xml version="1.0" encoding="UTF-16"?>' + body(REPORT)).encode('utf-16')}))
    yield 'utf_7_markup', lambda: raw_docx('<?xml version="1.0" encoding="UTF-7"?>' + body(REPORT))
    yield 'ill_formed_utf_8', lambda: zipped(dict(parts(''), **{MAIN: body(p('xx')).encode().replace(b'xx', b'\xed\xa0\x80\xff\xfe\xc0\xaf')}))
    yield 'character_references_forbidden', lambda: docx(p('&#0;&#x1b;&#xD800;&#x110000;'))
    # Sizes and counts that are lies, or true.
    yield 'a_million_empty_rows', lambda: docx('<w:tbl>' + '<w:tr/>' * n(1000000) + '</w:tbl>')
    yield 'a_million_empty_rows_of_cells', lambda: docx('<w:tbl>' + '<w:tr><w:tc><w:p/></w:tc></w:tr>' * n(1000000) + '</w:tbl>')
    yield 'a_million_paragraphs', lambda: docx('<w:p/>' * n(1000000))
    yield 'rows_just_inside', lambda: docx(table([HEADING] + [['Foro', 'Cancillería', f'Tema {i}', f'{i % 28 + 1} de mayo'] for i in range(n(40000))]))
    yield 'tables_just_inside', lambda: docx('<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>' * n(90000) + REPORT)
    yield 'spans_beyond_reason', lambda: docx('<w:tbl>' + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr><w:p/></w:tc></w:tr>' * 100 + '</w:tbl>' + REPORT)
    yield 'merges_of_a_thousand_by_a_thousand', lambda: docx('<w:tbl>' + ('<w:tr>' + '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60 + '</w:tr>') * n(3000) + '</w:tbl>' + REPORT)
    yield 'grid_of_a_million', lambda: docx('<w:tbl><w:tblGrid>' + '<w:gridCol w:w="1"/>' * n(1000000) + '</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>' + REPORT)
    yield 'html_spans_beyond_reason', lambda: docx('<w:altChunk r:id="a"/>', relationships(('a', 'aFChunk', 'a.html')), **{'word/a.html': '<table>' + '<tr><td rowspan=99999999 colspan=99999999>x<td rowspan=65534>y' * n(2000)})
    yield 'html_nested', lambda: docx('<w:altChunk r:id="a"/>', relationships(('a', 'aFChunk', 'a.html')), **{'word/a.html': '<ul><li>' * n(100000) + 'x'})
    yield 'html_nested_tables', lambda: docx('<w:altChunk r:id="a"/>', relationships(('a', 'aFChunk', 'a.html')), **{'word/a.html': '<table><tr><td>' * n(20000) + 'x'})
    yield 'one_chunk_ten_thousand_times', lambda: docx('<w:altChunk r:id="a"/>' * n(10000), relationships(('a', 'aFChunk', 'a.html')), **{'word/a.html': '<p>' + 'palabra ' * n(100000)})
    yield 'one_header_ten_thousand_times', lambda: docx((p('a') + '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr></w:pPr></w:p>') * n(10000), relationships(('h', 'header', 'h.xml')), **{'word/h.xml': f'<w:hdr {W}>' + p('encabezado ' * n(50000)) + '</w:hdr>'})
    yield 'one_footnote_ten_thousand_times', lambda: docx('<w:p>' + '<w:r><w:footnoteReference w:id="2"/></w:r>' * n(10000) + '</w:p>', relationships(('f', 'footnotes', 'f.xml')), **{'word/f.xml': f'<w:footnotes {W}><w:footnote w:id="2">' + p('nota ' * n(50000)) + '</w:footnote></w:footnotes>'})
    yield 'one_comment_ten_thousand_times', lambda: docx('<w:p>' + '<w:r><w:commentReference w:id="2"/></w:r>' * n(10000) + '</w:p>', relationships(('f', 'comments', 'f.xml')), **{'word/f.xml': f'<w:comments {W}><w:comment w:id="2">' + p('nota ' * n(50000)) + '</w:comment></w:comments>'})
    yield 'list_text_of_64_kib', lambda: listed(list_definitions([('decimal', '%1' * 30000, 1)]), p('x', ITEM) * n(20000))
    yield 'list_numbers_beyond_reason', lambda: listed(list_definitions([('upperRoman', '%1.', 2147483647)]), p('x', ITEM) * 1000)
    yield 'list_letters_beyond_reason', lambda: listed(list_definitions([('upperLetter', '%1.', 2147483000)]), p('x', ITEM) * 1000)
    yield 'list_levels_beyond_reason', lambda: listed(list_definitions([('bullet', '•', 1)]), ''.join(p('x', f'<w:numPr><w:ilvl w:val="{i}"/><w:numId w:val="1"/></w:numPr>') for i in (-1, 99, 2147483647, -2147483648)) + p('x', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99999999999999999999"/></w:numPr>'))
    yield 'list_style_links_in_a_loop', lambda: listed(f'<w:numbering {W}>' + ''.join(f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="S{(i + 1) % 3}"/></w:abstractNum><w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3)) + '</w:numbering>', p('x', ITEM))
    yield 'bullets_nested_deep', lambda: listed(list_definitions([('bullet', '•', 1)] * 9), ''.join(p('Reunión con la Cancillería', f'<w:numPr><w:ilvl w:val="{i % 9}"/><w:numId w:val="1"/></w:numPr>') for i in range(n(20000))))
    yield 'styles_in_a_loop', lambda: styled(style('A', 'B') + style('B', 'C') + style('C', 'A'), p('x', '<w:pStyle w:val="A"/>') * 100)
    yield 'styles_in_a_chain', lambda: styled(''.join(style(f'S{i}', f'S{i + 1}') for i in range(n(50000))), ''.join(p('x', f'<w:pStyle w:val="S{i}"/>') for i in range(0, n(50000), 5)))
    yield 'fields_that_never_end', lambda: docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * n(100000) + p('fin'))
    yield 'fields_nested', lambda: docx('<w:p>' + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>' * n(50000) + '<w:r><w:fldChar w:fldCharType="separate"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/></w:r>' * n(50000) + '</w:p>')
    yield 'alternate_content_nested', lambda: docx('<w:p><w:r>' + '<mc:AlternateContent><mc:Choice Requires="wps">' * 70 + '<w:t>x</w:t>' + '</mc:Choice><mc:Fallback><w:t>y</w:t></mc:Fallback></mc:AlternateContent>' * 70 + '</w:r></w:p>')
    yield 'text_boxes_nested', lambda: docx('<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>' * 30 + p('x') + '</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>' * 30)
    yield 'text_boxes_flood', lambda: docx('<w:p>' + ('<w:r><w:pict><v:shape><v:textbox><w:txbxContent>' + p('x') + '</w:txbxContent></v:textbox></v:shape></w:pict></w:r>') * n(30000) + '</w:p>')
    yield 'formula_nested', lambda: docx('<w:p><m:oMath>' + '<m:f><m:num>' * 100 + '<m:r><m:t>x</m:t></m:r>' + '</m:num><m:den/></m:f>' * 100 + '</m:oMath></w:p>')
    yield 'formulas_flood', lambda: docx('<w:p>' + '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>' * n(100000) + '</w:p>')
    yield 'tabs_flood', lambda: docx('<w:p><w:r>' + '<w:tab/>' * n(1000000) + '</w:r></w:p>')
    yield 'breaks_flood', lambda: docx('<w:p><w:r>' + '<w:br/>' * n(1000000) + '</w:r></w:p>')
    yield 'runs_flood', lambda: docx('<w:p>' + '<w:r><w:t>a</w:t></w:r>' * n(500000) + '</w:p>')
    yield 'deleted_marks_join_all', lambda: docx('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>diez letras</w:t></w:r></w:p>' * n(100000))
    # What the parser meets: true reports of untrue sizes.
    yield 'cell_of_dates', lambda: docx(table([HEADING, ['Foro', 'UCCI', 'x', ', '.join(f'{i % 28 + 1} de mayo de {1990 + i % 40}' for i in range(n(60000)))]]))
    yield 'text_of_dates', lambda: docx(p(' '.join(f'del {i % 9 + 1} al {i % 9 + 12} de mayo,' for i in range(n(60000)))))
    yield 'cell_of_entities', lambda: docx(table([HEADING, ['Foro', ', '.join(f'Cancillería de Panamá {i}' for i in range(n(60000))), 'x', '3 de mayo de 2019']]))
    yield 'text_of_definitions', lambda: docx(table([HEADING, ['Foro', 'UCCI', ' '.join(f'Agencia Nacional de Obras número {i} (ANO{i}),' for i in range(n(30000))), '3 de mayo de 2019']]))
    yield 'word_of_ten_mib', lambda: docx(p(spread('a' * 700, mib(10))))
    yield 'parentheses_nested', lambda: docx(p('(' * n(300000) + 'x' + ')' * n(300000)))
    yield 'combining_marks', lambda: docx(p('a' + '\u0301\u0327\u0323' * n(300000)))
    yield 'headings_flood', lambda: docx(''.join(p(f'Actividades de mayo de {1900 + i % 200}') for i in range(n(50000))))
    yield 'columns_flood', lambda: docx(table([[f'Actividad {i}' for i in range(900)]] + [['x'] * 900 for _ in range(n(60))]))
    yield 'report_ten_thousand_tables', lambda: docx(table([HEADING, ['Foro', 'UCCI', 'Tema', '3 de mayo de 2019']]) * n(10000))
    yield 'controls_in_cells', lambda: docx(table([HEADING, ['Foro \u009b31m\u202e', 'UCCI\u2066\u200b', 'x\u0085\u2028y', '3 de mayo de 2019']]))
