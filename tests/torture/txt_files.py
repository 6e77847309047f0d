"""Hostile text: endless lines, broken encodings, controls, and floods of what the parser looks for."""


def files(scale):
    """Pairs of a name and a function that makes the file. `scale`: 1 for the whole, less for a quick run."""
    n = lambda count: max(3, int(count * scale))
    mib = lambda count: max(1 << 16, int((count << 20) * scale))
    head = 'Oficina de Cooperación Internacional\nInforme de mayo de 2019\n\n'
    columns = 'Actividad | Entidad | Información | Fecha\n'
    text = lambda made: (head + made).encode()
    yield 'plain_report', lambda: text(columns + 'Foro | UCCI | Tema | 27 de mayo\n\n• Reunión con la Cancillería\n')
    yield 'line_of_200_mib', lambda: b'palabra ' * (mib(200) // 8)
    yield 'word_of_200_mib', lambda: b'a' * mib(200)
    yield 'lines_of_100_mib', lambda: ('línea con palabras de un informe\n' * (mib(100) // 34)).encode()
    yield 'file_over_the_size', lambda: b'linea con palabras\n' * (mib(257) // 19 + 1)
    yield 'nuls', lambda: b'\0' * mib(1)
    yield 'nuls_between', lambda: text('\0'.join('Reunión con la Cancillería el 3 de mayo')) 
    yield 'nuls_at_the_end', lambda: text('• Reunión\n') + b'\0' * mib(1)
    yield 'lone_surrogates_utf_8', lambda: text('Reunión ') + b'\xed\xa0\x80 \xed\xbf\xbf' * 1000
    yield 'lone_surrogates_utf_16', lambda: b'\xff\xfe' + b'\x00\xd8a\x00\x00\xdc\x00\xdc' * 1000
    yield 'utf_16_of_odd_length', lambda: text('• Reunión con la Cancillería\n').decode().encode('utf-16') + b'x'
    yield 'utf_16_big_without_mark_odd', lambda: ('Reunión con la embajada\n' * 50).encode('utf-16-be') + b'\0'
    yield 'utf_32', lambda: b'\0\0\xfe\xff' + ('Reunión con la embajada\n' * 50).encode('utf-32-be') + b'\0\x11\xff\xff\xff'
    yield 'overlong_and_out_of_range', lambda: text('a ') + b'\xc0\xaf\xe0\x80\xaf\xf4\x90\x80\x80\xf8\x88\x80\x80\x80' * 500
    yield 'continuation_bytes_alone', lambda: b'\x80' * mib(1)
    yield 'random_bytes', lambda: bytes((i * 2654435761 >> 11) & 0xff for i in range(n(300000)))
    yield 'controls', lambda: text(''.join(chr(c) + 'a' for c in range(1, 32)) * 200)
    yield 'escape_sequences', lambda: text('• \x1b[2J\x1b]0;título\x07 \x1bP+q\x1b\\ \u009b31m Reunión\n' * 100)
    yield 'bidirectional', lambda: text('• \u202eReunión\u202c \u2066a\u2067b\u2068c\u2069 \u200f\u061c\n' * 500)
    yield 'invisible', lambda: text('• R\u200be\u200cu\u200dn\u2060i\ufeffó\u00adn \U000e0041\U000e0042\n' * 500)
    yield 'marks_nested', lambda: ('\ufeff' * n(100000) + head).encode()
    yield 'carriage_returns_alone', lambda: text('a\rb\r' * n(300000))
    yield 'form_feeds', lambda: text('a\f' * n(300000))
    yield 'a_million_empty_lines', lambda: text('\n' * n(1000000) + 'fin')
    yield 'a_million_bullets', lambda: text('• x\n' * n(1000000))
    yield 'bullets_just_inside', lambda: text(''.join(f'• Reunión {i} con la Cancillería el {i % 28 + 1} de mayo\n' for i in range(n(50000))))
    yield 'bullets_indented_deep', lambda: text(''.join(' ' * (i % 2000) + '• x\n' for i in range(n(20000))))
    yield 'numbers_nested', lambda: text(''.join('1.' * (i % 300) + ' x\n' for i in range(n(20000))))
    yield 'pipes_in_a_row', lambda: text('|' * n(1000000) + '\n')
    yield 'pipes_in_rows', lambda: text(columns + ('a|' * 100 + '\n') * n(5000))
    yield 'rows_just_inside', lambda: text(columns + ''.join(f'Foro | UCCI | Tema {i} | {i % 28 + 1} de mayo\n' for i in range(n(50000))))
    yield 'tabs_in_a_row', lambda: text('a\t' * n(500000) + '\n')
    yield 'tabs_in_rows', lambda: text(('a\t' * 200 + '\n') * n(3000))
    yield 'aligned_columns_wide', lambda: text(('a    ' * 300 + '\n') * n(2000))
    yield 'drawn_grid', lambda: text(('+' + '-+' * 200 + '\n' + '|' + 'a|' * 200 + '\n') * n(1000))
    yield 'drawn_grid_never_closed', lambda: text('┌' + '─┬' * 500 + '\n' + ('│' + 'a│' * 500 + '\n') * n(1000))
    yield 'rules', lambda: text('-----\n=====\n_____\n' * n(50000))
    yield 'hyphens_at_line_ends', lambda: text('inter-\nna-\n' * n(100000))
    yield 'combining_marks', lambda: text('a' + '\u0301\u0327\u0323' * n(500000))
    yield 'combining_marks_descending', lambda: text('a' + '\u0345\u035e\u0301\u0315\u0327' * n(300000))
    yield 'ligatures', lambda: text('\ufdfa\ufb03' * n(300000))
    yield 'jamo', lambda: text('\u1112\u1161\u11ab' * n(300000))
    yield 'dates', lambda: text(' '.join(f'del {i % 9 + 1} al {i % 9 + 12} de mayo de 20{i % 90 + 10},' for i in range(n(100000)))) 
    yield 'dates_half', lambda: text('del 1, 2, 3 y 4 al ' * n(100000))
    yield 'date_numbers', lambda: text('1/' * n(300000) + '2' * n(300000))
    yield 'months', lambda: text('enero febrero mayo ' * n(100000))
    yield 'entities', lambda: text(''.join(f'Agencia de Cooperación de Villa {i}, ' for i in range(n(50000))))
    yield 'definitions', lambda: text(''.join(f'• Unión de Ciudades Capitales {i} (UCC{i})\n' for i in range(n(20000))))
    yield 'acronyms', lambda: text('J.I.C.A. U.C.C.I.-' * n(100000))
    yield 'capitals', lambda: text('Juan de la Cruz y ' * n(100000))
    yield 'quotes_never_closed', lambda: text('«“"\'(' * n(200000))
    yield 'parentheses_nested', lambda: text('(' * n(500000) + ')' * n(500000))
    yield 'headings', lambda: text('ACTIVIDADES:\n\nCOORDINACIONES:\n\n' * n(50000))
    yield 'letterheads', lambda: text('Contacto: a@b.c Tel. 123\nPeríodo: mayo de 2019\n' * n(50000))
    yield 'page_numbers', lambda: text('Página 1 de 2\n\f' * n(50000))
    yield 'field_blocks', lambda: text('Actividad: Foro\nEntidad: UCCI\nInformación: x\nFecha: 3 de mayo\n\n' * n(20000))
    yield 'claims_to_be_pdf', lambda: b'%PDF-1.7 1 0 obj ' + b'x ' * 1000
    yield 'claims_to_be_zip', lambda: b'PK\x03\x04' + 'Reunión\n'.encode() * 1000
    yield 'claims_to_be_markup', lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + b'<a>' * n(100000)
    yield 'brackets', lambda: b'[' * n(1000000)
