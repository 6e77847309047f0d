"""Hostile PDF files: trees that bite their tail, streams without end, fonts that lie, actions, numbers out of range."""
import zlib


def stream(data, extra='', packed=True):
    data = data.encode('latin-1') if isinstance(data, str) else data
    if packed:
        data, extra = zlib.compress(data, 9), extra + '/Filter/FlateDecode'
    return f'<<{extra}/Length {len(data)}>>stream\n'.encode('latin-1') + data + b'\nendstream'


def pdf(objects, root=1, trailer='', version='1.7'):
    """Of a dict of number → object, or a list numbered from 1; with a right table of references."""
    objects = objects if isinstance(objects, dict) else dict(enumerate(objects, 1))
    out, places = f'%PDF-{version}\n%\xe2\xe3\xcf\xd3\n'.encode('latin-1'), {}
    chunks, at = [out], len(out)
    for number, content in objects.items():
        places[number] = at
        content = content.encode('latin-1') if isinstance(content, str) else content
        chunks.append(f'{number} 0 obj\n'.encode() + content + b'\nendobj\n')
        at += len(chunks[-1])
    size = max(objects) + 1
    table = ''.join(f'{places[i]:010d} 00000 n \n' if i in places else '0000000000 65535 f \n' for i in range(size))
    chunks.append(f'xref\n0 {size}\n{table}trailer\n<</Size {size}/Root {root} 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n'.encode('latin-1'))
    return b''.join(chunks)


CATALOG = '<</Type/Catalog/Pages 2 0 R>>'
PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
TEXT = 'BT /F1 12 Tf 72 700 Td (Informe de mayo de 2019) Tj 0 -20 Td (Actividad: Foro) Tj ET\n'


def page(contents='4 0 R', resources='/Font<</F1 5 0 R>>', box='0 0 612 792', more=''):
    return f'<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {contents}/Resources<<{resources}>>{more}>>'


def one_page(content, font=FONT, catalog=CATALOG, packed=True, objects=(), **options):
    return pdf([catalog, PAGES, page(**options), stream(content, packed=packed), font, *objects])


def pages(count, content=TEXT):
    """As many pages that share one content."""
    kids = ' '.join(f'{i} 0 R' for i in range(10, 10 + count))
    objects = {1: CATALOG, 2: f'<</Type/Pages/Kids[{kids}]/Count {count}>>', 4: stream(content), 5: FONT}
    objects.update({i: page() for i in range(10, 10 + count)})
    return pdf(objects)


def forms(chain):
    """Form XObjects from number 6 on; `chain(i)` gives the numbers that the i-th draws."""
    def form(targets):
        names = ''.join(f'/X{t} {t} 0 R' for t in sorted(set(targets)))
        content = TEXT + ''.join(f'/X{t} Do\n' for t in targets)
        return stream(content, f'/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<<{names}>>/Font<</F1 5 0 R>>>>')
    return [form(targets) for targets in chain]


def drawing(chain):
    return one_page('/X6 Do\n', resources='/Font<</F1 5 0 R>>/XObject<</X6 6 0 R>>', objects=forms(chain))


def true_type(program, widths='[500]', more='', first=32, last=32):
    """A simple font with this font file (object 6 its descriptor, 7 the file)."""
    font = f'<</Type/Font/Subtype/TrueType/BaseFont/Abc/FirstChar {first}/LastChar {last}/Widths{widths}/FontDescriptor 6 0 R{more}>>'
    descriptor = '<</Type/FontDescriptor/FontName/Abc/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/FontFile2 7 0 R>>'
    return font, [descriptor, stream(program, f'/Length1 {len(program)}')]


def composite(widths='[0[500]]', to_unicode=None, more=''):
    """A Type 0 font: object 5, its descendant 6, the descriptor 7, the map 8."""
    to_unicode = stream(to_unicode if to_unicode is not None else CMAP % '1 beginbfrange <0000> <ffff> <0000> endbfrange')
    return ('<</Type/Font/Subtype/Type0/BaseFont/Abc/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>',
            [f'<</Type/Font/Subtype/CIDFontType2/BaseFont/Abc/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>'
             f'/FontDescriptor 7 0 R/DW 1000/W {widths}{more}>>',
             '<</Type/FontDescriptor/FontName/Abc/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200>>', to_unicode])


CMAP = ('/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def '
        '1 begincodespacerange <0000> <ffff> endcodespacerange %s endcmap end end')


def with_font(font_and_more, content=TEXT):
    font, more = font_and_more
    return one_page(content, font=font, objects=more)


def object_stream(number, members, extra=''):
    """An object stream of (number, text) pairs, uncompressed."""
    offsets, body = [], ''
    for member, text in members:
        offsets.append(f'{member} {len(body)}')
        body += text + ' '
    head = ' '.join(offsets) + ' '
    return stream(head + body, f'/Type/ObjStm/N {len(members)}/First {len(head)}{extra}')


def with_xref_stream(objects, packed_in, root=1, prev=''):
    """`objects`: number → text, in the file; `packed_in`: number → (object stream, index)."""
    out, places = b'%PDF-1.7\n', {}
    for number, content in objects.items():
        places[number] = len(out)
        content = content.encode('latin-1') if isinstance(content, str) else content
        out += f'{number} 0 obj\n'.encode() + content + b'\nendobj\n'
    size = max([*objects, *packed_in]) + 2
    own = size - 1
    rows = b''
    for i in range(size):
        if i in packed_in:
            kind, a, b = 2, packed_in[i][0], packed_in[i][1]
        elif i in places or i == own:
            kind, a, b = 1, places.get(i, len(out)), 0
        else:
            kind, a, b = 0, 0, 65535
        rows += bytes([kind]) + a.to_bytes(4, 'big') + b.to_bytes(2, 'big')
    at = len(out)
    out += f'{own} 0 obj\n'.encode() + stream(rows, f'/Type/XRef/Size {size}/W[1 4 2]/Root {root} 0 R{prev}') + b'\nendobj\n'
    return out + f'startxref\n{at}\n%%EOF\n'.encode()


def filters(data, names):
    return b'<</Filter[' + ''.join(f'/{name}' for name in names).encode() + f']/Length {len(data)}>>stream\n'.encode() + data + b'\nendstream'


def packed_often(data, times):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def files(scale):
    """Pairs of a name and a function that makes the file. `scale`: 1 for the whole, less for a quick run."""
    n = lambda count: max(3, int(count * scale))
    mib = lambda count: max(1 << 16, int((count << 20) * scale))
    whole = one_page(TEXT)
    yield 'plain_report', lambda: whole
    # The tree of pages.
    yield 'page_tree_holds_itself', lambda: pdf([CATALOG, '<</Type/Pages/Kids[2 0 R]/Count 1>>'])
    yield 'page_tree_in_a_loop', lambda: pdf([CATALOG, '<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>', '<</Type/Pages/Parent 2 0 R/Kids[2 0 R 4 0 R]/Count 2>>', page('5 0 R', ''), stream(TEXT)])
    yield 'page_tree_grows_tenfold', lambda: pdf([CATALOG] + [f'<</Type/Pages/Kids[{f"{i + 1} 0 R " * 10}]/Count {10 ** (9 - i + 2)}>>' for i in range(2, 11)] + [page('12 0 R', ''), stream(TEXT)])
    yield 'page_tree_a_chain', lambda: pdf([CATALOG] + [f'<</Type/Pages/Kids[{i + 1} 0 R]/Count 1>>' for i in range(2, n(20000))] + [page('2 0 R', '')])
    yield 'parents_in_a_loop', lambda: pdf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 1/Parent 4 0 R>>', '<</Type/Page/Parent 2 0 R/Contents 5 0 R>>', '<</Type/Pages/Parent 2 0 R/Kids[]>>', stream(TEXT)])
    yield 'a_million_pages_claimed', lambda: pdf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 1000000>>', page(), stream(TEXT), FONT])
    yield 'pages_beyond_counting', lambda: pdf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count 2147483647>>', page(), stream(TEXT), FONT])
    yield 'minus_one_page', lambda: pdf([CATALOG, '<</Type/Pages/Kids[3 0 R]/Count -1>>', page(), stream(TEXT), FONT])
    yield 'one_page_a_million_times', lambda: pdf([CATALOG, f'<</Type/Pages/Kids[{"3 0 R " * n(1000000)}]/Count {n(1000000)}>>', page(), stream(TEXT), FONT])
    yield 'pages_just_inside', lambda: pages(n(4900))
    yield 'pages_of_one_large_content', lambda: pages(n(4900), TEXT + ''.join(f'BT /F1 8 Tf {i % 600} {i % 780} Td (palabra {i}) Tj ET\n' for i in range(2000)))
    yield 'no_pages', lambda: pdf([CATALOG, '<</Type/Pages/Kids[]/Count 0>>'])
    yield 'no_catalog', lambda: pdf(['<<>>'])
    # Boxes.
    for name, box in (('huge', '0 0 1e9 1e9'), ('huge_beyond_floats', '0 0 1e300 1e300'), ('negative', '612 792 -612 -792'), ('empty', '0 0 0 0'), ('of_words', '/a /b /c /d'), ('far_away', '1e8 1e8 1.000001e8 1.000001e8')):
        yield f'media_box_{name}', lambda box=box: one_page(TEXT, box=box)
    yield 'user_unit_and_rotation', lambda: one_page(TEXT, more='/UserUnit 1e9/Rotate 45')
    # Content.
    yield 'form_draws_itself', lambda: drawing([[6, 6]])
    yield 'forms_in_a_loop', lambda: drawing([[7], [8], [6]])
    yield 'forms_ten_thousand_deep', lambda: drawing([[i + 1] if i < n(10000) + 5 else [] for i in range(6, n(10000) + 6)])
    yield 'forms_grow_tenfold', lambda: drawing([[i + 1] * 10 if i < 15 else [] for i in range(6, 16)])
    yield 'forms_grow_twofold', lambda: drawing([[i + 1] * 2 if i < 45 else [] for i in range(6, 46)])
    yield 'glyphs_that_draw_themselves', lambda: with_font(('<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97/Widths[500]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>', [stream('500 0 d0 BT /F1 9 Tf (aaaaaaaaaa) Tj ET')]), 'BT /F1 12 Tf 72 700 Td (aaaa) Tj ET')
    yield 'pattern_draws_itself', lambda: one_page('/Pattern cs /P scn 0 0 600 700 re f\n' + TEXT, resources='/Font<</F1 5 0 R>>/Pattern<</P 6 0 R>>', objects=[stream('/Pattern cs /P scn 0 0 9 9 re f', '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001/YStep .0001/Resources<</Pattern<</P 6 0 R>>>>')])
    yield 'soft_mask_of_itself', lambda: one_page('/G gs\n' + TEXT, resources='/Font<</F1 5 0 R>>/ExtGState<</G 6 0 R>>', objects=['<</Type/ExtGState/SMask<</S/Alpha/G 7 0 R>>>>', stream('/G gs 0 0 9 9 re f', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>')])
    yield 'content_of_200_mib', lambda: one_page(' ' * mib(200) + TEXT)
    yield 'content_of_200_mib_operators', lambda: one_page('q Q ' * (mib(200) // 4) + TEXT)
    yield 'content_packed_often', lambda: pdf([CATALOG, PAGES, page(), filters(packed_often(b' ' * mib(400), 3), ['FlateDecode'] * 3), FONT])
    yield 'content_hundred_filters', lambda: pdf([CATALOG, PAGES, page(), filters(b'41' * 1000 + b'>', ['ASCIIHexDecode'] * 100), FONT])
    yield 'content_run_length', lambda: pdf([CATALOG, PAGES, page(), filters(b'\x81 ' * mib(1), ['RunLengthDecode']), FONT])
    yield 'content_listed_often', lambda: pdf([CATALOG, PAGES, page('[' + '4 0 R ' * n(100000) + ']'), stream(TEXT * 20), FONT])
    yield 'content_length_of_itself', lambda: pdf([CATALOG, PAGES, page(), b'<</Length 4 0 R>>stream\n' + TEXT.encode() + b'\nendstream', FONT])
    yield 'content_length_beyond_the_file', lambda: pdf([CATALOG, PAGES, page(), b'<</Length 2147483647>>stream\n' + TEXT.encode() + b'\nendstream', FONT])
    yield 'content_is_the_page', lambda: pdf([CATALOG, PAGES, page('3 0 R'), stream(TEXT), FONT])
    yield 'a_million_saves', lambda: one_page('q ' * n(1000000) + TEXT)
    yield 'a_million_restores', lambda: one_page('Q ' * n(1000000) + TEXT)
    yield 'arrays_nested', lambda: one_page('[' * n(300000) + TEXT)
    yield 'dictionaries_nested', lambda: one_page('/a <<' * n(100000) + TEXT)
    yield 'marks_nested', lambda: one_page('/Span <</ActualText(x)>> BDC ' * n(100000) + TEXT)
    yield 'actual_text_of_ten_mib', lambda: one_page(f'/Span <</ActualText({"palabra " * (mib(10) // 8)})>> BDC ' + TEXT + ' EMC')
    yield 'string_never_closed', lambda: one_page('BT /F1 12 Tf (' + 'a' * mib(5))
    yield 'inline_picture_without_end', lambda: one_page('BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID ' + 'x' * mib(2))
    yield 'letters_at_one_place', lambda: one_page('BT /F1 12 Tf 72 700 Td ' + '(a) Tj 0 0 Td ' * n(100000) + 'ET')
    yield 'letters_everywhere', lambda: one_page(''.join(f'BT /F1 6 Tf {i * 7919 % 612} {i * 104729 % 792} Td (ab) Tj ET\n' for i in range(n(100000))))
    yield 'letters_of_every_size', lambda: one_page(''.join(f'BT /F1 {size} Tf 72 {i % 700} Td (palabra) Tj ET\n' for i, size in enumerate(['0', '-12', '1e9', '1e-9', '1e300', '99999999999999999999'] * n(500))))
    yield 'letters_turned', lambda: one_page(''.join(f'BT /F1 9 Tf {c} {s} -{s} {c} 300 400 Tm (palabra que gira) Tj ET\n' for c, s in (((i % 100) / 100, (1 - ((i % 100) / 100) ** 2) ** .5) for i in range(n(5000)))))
    yield 'a_line_of_letters', lambda: one_page('BT /F1 .01 Tf 10 700 Td (' + 'palabra ' * n(100000) + ') Tj ET')
    yield 'a_column_of_lines', lambda: one_page('BT /F1 1 Tf 10 790 Td ' + '(palabra) Tj 0 -.01 Td ' * n(50000) + 'ET')
    yield 'rules_everywhere', lambda: one_page(''.join(f'{i % 600} 0 m {i % 600} 792 l S 0 {i % 780} m 612 {i % 780} l S\n' for i in range(n(100000))) + TEXT)
    yield 'rules_of_a_fine_grid', lambda: one_page(''.join(f'{i * .1:.1f} 0 m {i * .1:.1f} 792 l S 0 {i * .1:.1f} m 612 {i * .1:.1f} l S\n' for i in range(n(6000))) + TEXT)
    yield 'rectangles_everywhere', lambda: one_page(''.join(f'{i * 7919 % 600} {i * 104729 % 780} 5 5 re S\n' for i in range(n(200000))) + TEXT)
    yield 'rectangles_nested', lambda: one_page(''.join(f'{i * .01:.2f} {i * .01:.2f} {600 - i * .02:.2f} {780 - i * .02:.2f} re S\n' for i in range(n(20000))) + TEXT)
    yield 'path_without_end', lambda: one_page('0 0 m ' + ''.join(f'{i % 612} {i * 31 % 792} l ' for i in range(n(500000))) + 'S\n' + TEXT)
    yield 'curves', lambda: one_page('0 0 m ' + '1e9 -1e9 5 5 300 300 c ' * n(200000) + 'S\n' + TEXT)
    yield 'clips_nested', lambda: one_page('0 0 600 700 re W n q ' * n(50000) + TEXT)
    yield 'dashes', lambda: one_page('[.00001 .00001] 0 d 0 0 m 600 700 l S\n' * 100 + TEXT)
    yield 'table_cells_a_million_by_lines', lambda: one_page(''.join(f'BT /F1 1 Tf {x} {y} Td (x) Tj ET\n' for x in range(0, 600, 6) for y in range(0, int(780 * min(1, scale * 2)), 3)) + ''.join(f'0 {y} m 612 {y} l S\n' for y in range(0, 780, 3)) + ''.join(f'{x} 0 m {x} 792 l S\n' for x in range(0, 612, 6)))
    yield 'picture_beyond_memory', lambda: one_page('/I Do\n' + TEXT, resources='/Font<</F1 5 0 R>>/XObject<</I 6 0 R>>', objects=[stream('x', '/Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceRGB')])
    yield 'picture_beyond_memory_alone', lambda: one_page('/I Do\n', resources='/XObject<</I 6 0 R>>', objects=[stream('x', '/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB')])
    yield 'shading_function_of_itself', lambda: one_page('/S sh\n' + TEXT, resources='/Font<</F1 5 0 R>>/Shading<</S 6 0 R>>', objects=['<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 700]/Function 7 0 R>>', '<</FunctionType 3/Domain[0 1]/Functions[7 0 R 7 0 R]/Bounds[.5]/Encode[0 1 0 1]>>'])
    # Fonts that lie.
    yield 'widths_beyond_reason', lambda: with_font((FONT[:-2] + '/FirstChar 0/LastChar 255/Widths[' + '1e30 -1e30 0 99999999999 ' * 64 + ']>>', []))
    yield 'widths_of_a_million', lambda: with_font((FONT[:-2] + '/FirstChar 0/LastChar 999999/Widths[' + '500 ' * n(1000000) + ']>>', []))
    yield 'widths_of_two_billion_letters', lambda: with_font(composite('[0 2147483647 500 0 65535 1e30]'), 'BT /F1 12 Tf 72 700 Td <00410042> Tj ET')
    yield 'widths_in_a_million_ranges', lambda: with_font(composite('[' + '0 65535 500 ' * n(5000) + ']'), 'BT /F1 12 Tf 72 700 Td <00410042> Tj ET')
    yield 'vertical_widths_beyond_reason', lambda: with_font((lambda font, more: (font.replace('Identity-H', 'Identity-V'), more))(*composite(more='/W2[0 2147483647 500 500 500]/DW2[1e30 1e30]')), 'BT /F1 12 Tf 72 700 Td <00410042> Tj ET')
    yield 'to_unicode_uses_itself', lambda: pdf([CATALOG, PAGES, page(), stream('BT /F1 12 Tf 72 700 Td <00410042> Tj ET'), *(lambda f, m: [f, m[0], m[1]])(*composite()), stream(CMAP % '/A usecmap', '/UseCMap 8 0 R')])
    yield 'to_unicode_of_every_code', lambda: with_font(composite(to_unicode=CMAP % '100 beginbfrange ' + '<00000000> <ffffffff> <0041> ' * 100 + ' endbfrange'), 'BT /F1 12 Tf 72 700 Td <00410042> Tj ET')
    yield 'to_unicode_of_long_texts', lambda: with_font(composite(to_unicode=CMAP % ('1 beginbfchar <0041> <' + '00410042' * n(16000) + '> endbfchar')), 'BT /F1 12 Tf 72 700 Td <' + '0041' * n(5000) + '> Tj ET')
    yield 'to_unicode_of_controls', lambda: with_font(composite(to_unicode=CMAP % '1 beginbfrange <0000> <ffff> <001b> endbfrange'), 'BT /F1 12 Tf 72 700 Td <0000000100820041d8000085> Tj ET')
    yield 'to_unicode_nested', lambda: with_font(composite(to_unicode='<<' * n(100000) + '[' * n(100000)), 'BT /F1 12 Tf 72 700 Td <00410042> Tj ET')
    yield 'font_file_cut', lambda: with_font(true_type(b'\0\1\0\0\0\x0c\0\x80\0\3\0\x40glyf'), 'BT /F1 12 Tf 72 700 Td (abc) Tj ET')
    yield 'font_file_of_noise', lambda: with_font(true_type(b'\0\1\0\0\xff\xff' + bytes((i * 2654435761 >> 9) & 255 for i in range(50000))), 'BT /F1 12 Tf 72 700 Td (abc) Tj ET')
    yield 'font_file_tables_beyond_it', lambda: with_font(true_type(b'\0\1\0\0\0\x0a\0\x80\0\3\0\x20' + b''.join(tag + b'\0\0\0\0\xff\xff\xff\xf0\xff\xff\xff\xf0' for tag in (b'cmap', b'glyf', b'head', b'hhea', b'hmtx', b'loca', b'maxp', b'name', b'post', b'OS/2'))), 'BT /F1 12 Tf 72 700 Td (abc) Tj ET')
    yield 'font_is_its_own_descendant', lambda: with_font(('<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>', []))
    yield 'font_encoding_flood', lambda: with_font(('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[0' + '/uni0041' * n(500000) + ']>>>>', []))
    yield 'fonts_flood', lambda: pdf([CATALOG, PAGES, page(resources='/Font<<' + ''.join(f'/F{i} 5 0 R' for i in range(n(100000))) + '>>'), stream(''.join(f'BT /F{i} 9 Tf 72 {i % 700} Td (a) Tj ET\n' for i in range(n(20000)))), FONT])
    # Actions and what else a reader might follow.
    yield 'actions', lambda: pdf(['<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);while\\(1\\){})>>/AA<</WC<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>/EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>]>>>>/AcroForm<</XFA 4 0 R/Fields[]>>>>', PAGES, page(more='/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 600 700]/A<</S/URI/URI(http://127.0.0.1:9/)>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(/bin/sh)>>>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(/etc/passwd)/D[0/Fit]>>>>]'), stream(TEXT), FONT])
    yield 'outlines_in_a_loop', lambda: pdf(['<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>', PAGES, page(), stream(TEXT), FONT, '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 9>>', '<</Title(x)/Parent 6 0 R/Next 7 0 R/First 7 0 R>>'])
    yield 'names_in_a_loop', lambda: pdf(['<</Type/Catalog/Pages 2 0 R/Names<</Dests 6 0 R/EmbeddedFiles 6 0 R>>/PageLabels 6 0 R/StructTreeRoot 6 0 R>>', PAGES, page(), stream(TEXT), FONT, '<</Kids[6 0 R 6 0 R]/K[6 0 R]/Limits[(a)(z)]>>'])
    yield 'annotations_flood', lambda: one_page(TEXT, more='/Annots[' + '<</Type/Annot/Subtype/FreeText/Contents(nota)/Rect[0 0 9 9]>>' * n(50000) + ']')
    yield 'optional_content_nested', lambda: pdf(['<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</Order[' + '[' * n(10000) + ']>>>>>>', PAGES, page(), stream(TEXT), FONT, '<</Type/OCG/Name(x)>>'])
    yield 'metadata_of_100_mib', lambda: pdf(['<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>', PAGES, page(), stream(TEXT), FONT, stream(' ' * mib(100), '/Type/Metadata/Subtype/XML')])
    yield 'information_of_ten_mib', lambda: pdf([CATALOG, PAGES, page(), stream(TEXT), FONT, f'<</Title({"título " * (mib(10) // 8)})/CreationDate(D:99999999999999)/ModDate(D:)>>'], trailer='/Info 6 0 R')
    # References.
    yield 'table_of_references_broken', lambda: whole.replace(b'0000000', b'0000009')
    yield 'table_of_references_gone', lambda: whole[:whole.rindex(b'xref\n0')]
    yield 'start_of_references_beyond', lambda: whole.replace(b'startxref\n', b'startxref\n9999999999')
    yield 'references_of_before_are_these', lambda: pdf([CATALOG, PAGES, page(), stream(TEXT), FONT], trailer=f'/Prev {whole.rindex(b"xref" + bytes([10]) + b"0")}')
    yield 'size_beyond_reason', lambda: whole.replace(b'/Size 6', b'/Size 2147483647')
    yield 'entries_beyond_reason', lambda: whole.replace(b'xref\n0 6', b'xref\n0 99999999')
    yield 'entries_from_far', lambda: whole.replace(b'xref\n0 6', b'xref\n2147483640 6')
    yield 'object_stream_in_itself', lambda: with_xref_stream({4: stream(TEXT), 6: object_stream(6, [(6, '<<>>'), (1, CATALOG)])}, {1: (6, 1), 2: (6, 0), 3: (6, 2)})
    yield 'object_streams_in_each_other', lambda: with_xref_stream({4: stream(TEXT), 5: FONT}, {1: (6, 0), 2: (6, 1), 6: (7, 0), 7: (6, 0)})
    yield 'object_stream_extends_itself', lambda: with_xref_stream({4: stream(TEXT), 5: FONT, 6: object_stream(6, [(1, CATALOG), (2, PAGES), (3, page())], '/Extends 6 0 R')}, {1: (6, 0), 2: (6, 1), 3: (6, 2)})
    yield 'object_stream_of_a_million', lambda: with_xref_stream({4: stream(TEXT), 5: FONT, 6: object_stream(6, [(1, CATALOG), (2, PAGES), (3, page())]).replace(b'/N 3', b'/N 1000000')}, {1: (6, 0), 2: (6, 1), 3: (6, 2)})
    yield 'reference_stream_of_itself', lambda: with_xref_stream({1: CATALOG, 2: PAGES, 3: page(), 4: stream(TEXT), 5: FONT}, {}, prev='/Prev 9')
    yield 'arrays_nested_in_an_object', lambda: pdf([CATALOG, PAGES, page(), stream(TEXT), FONT, '[' * n(500000)])
    yield 'page_is_a_nest', lambda: pdf([CATALOG, PAGES, page(more='/X ' + '<</X ' * n(100000))])
    yield 'objects_a_million', lambda: whole[:whole.rindex(b'xref\n0')] + b''.join(b'%d 0 obj null endobj\n' % i for i in range(10, n(500000)))
    yield 'headers_a_million', lambda: b'%PDF-1.4\n1 0 obj\n' * n(300000)
    yield 'encryption_of_nothing', lambda: pdf([CATALOG, PAGES, page(), stream(TEXT), FONT], trailer='/Encrypt<</Filter/Standard/V 99/R 99/O()/U()/P 0>>/ID[()()]')
    yield 'encryption_in_a_loop', lambda: pdf([CATALOG, PAGES, page(), stream(TEXT), FONT, '<</Filter/Standard/V 4/R 4/O 6 0 R/U 6 0 R/P 6 0 R/Length 6 0 R/CF 6 0 R>>'], trailer='/Encrypt 6 0 R/ID[6 0 R 6 0 R]')
    yield 'references_to_nothing', lambda: pdf([CATALOG, PAGES, page('99 0 R', '/Font 98 0 R/XObject 97 0 R')])
    yield 'bytes_before_the_header', lambda: b'x' * 1000 + whole
    for eighth in range(1, 8):
        yield f'cut_at_{eighth}_eighths', lambda eighth=eighth: whole[:len(whole) * eighth // 8]
