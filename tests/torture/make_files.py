#!/usr/bin/env python3
"""Makes hostile files in a folder: made by hand to be hostile, and samples of testdata damaged at random.

    make_files.py FOLDER [--mutations 3000] [--scale 1] [--every 1] [--seed 1]

Nothing in them comes from elsewhere; the same seed makes the same files. At scale 1 the largest take hundreds of MiB.
"""
import argparse
import io
import os
import pathlib
import random
import sys
import warnings
import zipfile

import docx_files
import pdf_files
import txt_files

TESTDATA = pathlib.Path(__file__).resolve().parents[2] / 'testdata'
NAMES = ['\x1b]0;title\x07.txt', 'line\nacervo: todo bien.txt', '\u202efdp.txt', '-rf', '--help', ' ', '%s%n', "'; DROP TABLE records;--.txt",
         b'lat\xf3n.txt', 'a' * 240 + '.txt', '\u009b31m.txt', '<b>x&amp;.txt']


def flips(random_, data):
    data = bytearray(data)
    for _ in range(random_.choice((1, 3, 20, 200))):
        data[random_.randrange(len(data))] = random_.randrange(256)
    return bytes(data)


def cut(random_, data):
    return data[:random_.randrange(len(data))]


def eighths(random_, data):
    return data[:len(data) * random_.randrange(1, 8) // 8]


def hole(random_, data):
    begin = random_.randrange(len(data))
    return data[:begin] + data[begin + random_.randrange(1, 2000):]


def again(random_, data):
    begin = random_.randrange(len(data))
    piece = data[begin:begin + random_.randrange(1, 2000)]
    return data[:begin] + piece * random_.randrange(2, 50) + data[begin:]


def zeros(random_, data):
    begin = random_.randrange(len(data))
    length = random_.randrange(1, 4000)
    return data[:begin] + bytes(min(length, len(data) - begin)) + data[begin + length:]


def numbers(random_, data):
    """Puts numbers out of range where numbers stand."""
    data = bytearray(data)
    digits = [i for i, byte in enumerate(data) if 48 <= byte < 58]
    for at in random_.sample(digits, min(len(digits), random_.choice((1, 5, 50)))):
        data[at:at + 1] = random_.choice((b'0', b'9', b'-', b'99999999999', b'1e9', b'.'))
    return bytes(data)


MUTATIONS = (flips, flips, cut, eighths, hole, again, zeros, numbers)


def inside(random_, data):
    """Damages one member of a DOCX and packs it again, so that the damage gets past the checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = random_.randrange(len(members))
    name, content = members[at]
    if content:
        members[at] = (name, random_.choice(MUTATIONS)(random_, content))
    return docx_files.zipped(members, 1)


def mutated(samples, count, seed):
    random_ = random.Random(seed)
    for i in range(count):
        path = samples[i % len(samples)]
        data = path.read_bytes()
        if path.suffix == '.docx' and random_.random() < 0.6:
            data = inside(random_, data)
        else:
            data = random_.choice(MUTATIONS)(random_, data)
        yield f'{i:05d}_{path.stem[:40]}{path.suffix}', data


def write(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def make(folder, mutations, scale, seed, every=1):
    warnings.simplefilter('ignore')  # of names that stand twice
    for kind, module in (('docx', docx_files), ('pdf', pdf_files), ('txt', txt_files)):
        for name, content in list(module.files(scale))[::every]:
            write(folder / kind, f'{name}.{kind}', content())
    for i, name in enumerate(NAMES):
        os.makedirs(folder / 'names', exist_ok=True)
        with open(os.fsencode(folder / 'names') + b'/' + os.fsencode(name), 'wb') as file:
            file.write(f'Informe de mayo de 2019\n\n• Reunión {i} con la Cancillería\n'.encode())
    samples = sorted(path for part in ('reports', 'features', 'pdf', 'standards') for path in (TESTDATA / part).rglob('*')
                     if path.suffix in ('.docx', '.pdf', '.txt') and path.stat().st_size)
    for name, data in mutated(samples, mutations, seed):
        write(folder / 'mutated' / name[:3], name, data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--mutations', type=int, default=3000)
    parser.add_argument('--scale', type=float, default=1)
    parser.add_argument('--every', type=int, default=1)
    parser.add_argument('--seed', type=int, default=1)
    arguments = parser.parse_args()
    make(arguments.folder, arguments.mutations, arguments.scale, arguments.seed, arguments.every)


if __name__ == '__main__':
    sys.exit(main())
