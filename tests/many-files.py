#!/usr/bin/env python3
"""Preprocesses a folder with very many MIDI files, valid and damaged, and prints time and memory.

    ./build.sh --target=Preprocess --corpus=etudes && tests/many-files.py [FILES] [FOLDER]

FILES is 100,000 by default. FOLDER is filled unless it exists; by default it is a temporary folder that is deleted at the end. The
files are the etudes, each truncated somewhere. One in a hundred is bad: empty, noise, a broken link, a link to itself, a pipe, or a
folder with such a name. They are in 100 folders with the same names in each, some not valid UTF-8, and links that lead back up.
"""
import os, pathlib, random, resource, shutil, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parent.parent
count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(tempfile.mkdtemp()) / 'many'
etudes = [path.read_bytes() for path in sorted((root / 'artifacts/corpora/etudes').glob('*.mid'))]
assert etudes, 'the etudes are missing; run ./build.sh --target=Preprocess --corpus=etudes'
chance = random.Random(1)


def name(number):
    odd = {3: 'a "quoted", one', 5: 'new\nline', 7: '\u266b \u591c\u60f3\u66f2', 11: "--help; $(x) 'y'"}.get(number % 997, 'piece')
    broken = b'\xff\xfe' if number % 997 == 13 else b''             # not valid UTF-8
    return odd.encode() + broken + b' %d.mid' % number


def make_bad(path, kind):
    if kind == 0:
        open(path, 'wb').close()
    elif kind == 1:
        open(path, 'wb').write(chance.randbytes(200))
    elif kind == 2:
        os.symlink(b'nowhere.mid', path)
    elif kind == 3:
        os.symlink(os.path.basename(path), path)
    elif kind == 4:
        os.mkfifo(path)
    else:
        os.mkdir(path)


def make(number):
    home = os.path.join(os.fsencode(folder), b'%02d' % (number % 100))
    path = os.path.join(home, name(number // 100))
    if number < 100:
        os.makedirs(home)
        os.symlink(b'../..' if number % 2 else b'..', os.path.join(home, b'back'))
    if number % 100 == number // 100 % 100:
        make_bad(path, number // 100 % 6)
    else:
        etude = chance.choice(etudes)
        open(path, 'wb').write(etude[:chance.randint(200, 4000)])


def run(*more):
    began = time.monotonic()
    program = root / 'artifacts/bin/Nocturne.Pipeline/release/Nocturne.Pipeline.dll'
    command = ['dotnet', program, 'preprocess', f'--corpus={folder}', f'--artifacts={folder.parent}/artifacts', *more]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f'{count} files: {time.monotonic() - began:.1f} s, peak memory so far {used.ru_maxrss / 1024:.0f} MB')


for number in range(count if not folder.exists() else 0):
    make(number)
run()
run()       # up to date, but every file is hashed again
if len(sys.argv) <= 2:
    shutil.rmtree(folder.parent)
