"""STAR row by row with the standard library and binary floats, as analysis scripts do. A value that is not there is None."""
import csv
import sys


def number(text):
    return float(text) if text != '' else None


def mean(row, name):
    right, left = number(row[name.replace('?', 'r')]), number(row[name.replace('?', 'l')])
    return None if right is None or left is None else (right + left) / 2


def fell(base, follow, share):
    if base is None or follow is None:
        return None
    return base > 0 and (base - follow) / base >= share


def any_of(tests):
    known = [test for test in tests if test is not None]
    return any(known) if known else None


def domains(row):
    base, follow = number(row['clinessdai_b']), number(row['clinessdai_f'])
    systemic = None if base is None or follow is None else base - follow >= 3
    base, follow = number(row['esspri_sum_b']), number(row['esspri_sum_f'])
    pro = None if base is None or follow is None else base / 3 - follow / 3 >= 1 or fell(base, follow, 0.15)
    base, follow = mean(row, 'schirmer_?_b'), mean(row, 'schirmer_?_f')
    tears = None if base is None or follow is None else (follow - base >= 5 if base < 5 else follow >= 5)
    base, follow = number(row['uwsf_b']), number(row['uwsf_f'])
    saliva = None if base is None or follow is None else (follow > 0 if base == 0 else (follow - base) / base >= 0.25)
    igg = fell(number(row['igg_b']), number(row['igg_f']), 0.10)
    rf = fell(number(row['rf_b']), number(row['rf_f']), 0.25)
    return [systemic, pro, tears, saliva, any_of([igg, rf])]


with open(sys.argv[1], newline='') as source, open(sys.argv[2], 'w', newline='') as target:
    reader = csv.DictReader(source)
    writer = csv.writer(target)
    writer.writerow([*reader.fieldnames, 'systemic', 'pro', 'lachrymal', 'salivary', 'biological', 'points_min', 'points_max', 'responder'])
    for row in reader:
        met = domains(row)
        least = sum(points for points, held in zip((3, 3, 1, 1, 1), met) if held)
        most = least + sum(points for points, held in zip((3, 3, 1, 1, 1), met) if held is None)
        answer = '1' if least >= 5 else '0' if most < 5 else 'NA'
        writer.writerow([*row.values(), *('NA' if held is None else int(held) for held in met), least, most, answer])
