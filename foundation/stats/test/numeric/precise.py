# Makes precise.csv beside it: tails of the non-central and studentized range distributions with 30 digits of working precision, where R is
# less accurate than the product. The range with an estimated variance is held to the t distribution by a law instead. Needs mpmath. Run: python3 precise.py, in this folder.
from mpmath import mp, mpf, quad, npdf, ncdf, exp, log, sqrt, gamma, gammainc, betainc, factorial, inf, nstr

mp.dps = 30


def scale_density(s, df):
    return 2 * (mpf(df) / 2) ** (mpf(df) / 2) / gamma(mpf(df) / 2) * s ** (df - 1) * exp(-df * s * s / 2)


def upper(z):
    return ncdf(-z)


def t_tail(t, df, delta, sign):
    width = 12 / sqrt(mpf(2 * df))
    cuts = [mpf(0)] + [1 + width * k / 8 for k in range(-8, 25) if 1 + width * k / 8 > 0]
    return quad(lambda s: scale_density(s, df) * ncdf(sign * (t * s - delta)), cuts)


def mixture(lam, term):
    total, weight = mpf(0), exp(-mpf(lam) / 2)
    for j in range(400):
        part = weight * term(j)
        total += part
        weight *= mpf(lam) / 2 / (j + 1)
        if j > lam and part < total * mpf(10) ** -28:
            break
    return total


def range_tail(w, k):
    # both tails of the range of k normals; the upper one by its own integrand
    lower = k * quad(lambda z: npdf(z) * (ncdf(z) - ncdf(z - w)) ** (k - 1), [-8 + i for i in range(int(18 + w))])
    above = k * quad(lambda z: npdf(z) * (ncdf(z) ** (k - 1) - (ncdf(z) - ncdf(z - w)) ** (k - 1)), [-8 + i for i in range(int(18 + w))])
    return lower, above


rows = []
for df, delta, t in [(3, 1, -4), (3, 1, 25), (10, -3, 2), (10, 0.5, 12), (28, 2.8, 2.05), (28, 2.8, -3), (60, -1.5, -4.89402), (150, 5, 8.44364), (150, 5, 20)]:
    delta, t = mpf(str(delta)), mpf(str(t))
    rows.append(('nonCentralT', df, delta, '', t, t_tail(t, df, delta, 1), t_tail(t, df, delta, -1)))
for df, lam, x in [(1, 0.5, 0.001), (3, 8, 60.6408), (4.5, 70, 15), (4.5, 70, 176.484), (10, 30, 200), (2, 4, 9)]:
    df, lam, x = mpf(str(df)), mpf(str(lam)), mpf(str(x))
    rows.append(('nonCentralChiSquare', df, lam, '', x, mixture(lam, lambda j: gammainc(df / 2 + j, 0, x / 2, regularized=True)),
                 mixture(lam, lambda j: gammainc(df / 2 + j, x / 2, inf, regularized=True))))
for a, b, lam, f in [(3, 8, 2, 47.2018), (5, 200, 15, 0.00804261), (5, 200, 15, 13.6509), (1, 20, 4, 58.4395), (2, 27, 8, 3), (3, 8, 2, 0.00319523)]:
    a, b, lam, f = mpf(a), mpf(b), mpf(lam), mpf(str(f))
    x = a * f / (a * f + b)
    rows.append(('nonCentralF', a, b, lam, f, mixture(lam, lambda j: betainc(a / 2 + j, b / 2, 0, x, regularized=True)),
                 mixture(lam, lambda j: betainc(b / 2, a / 2 + j, 0, b / (a * f + b), regularized=True))))
mp.dps = 45
for k, q in [(10, 0.819433), (3, 3.5), (4, 9), (2, 14)]:
    rows.append(('studentizedRange', k, 'Infinity', '', mpf(str(q)), *range_tail(mpf(str(q)), k)))
with open('precise.csv', 'w') as out:
    out.write('family,p1,p2,p3,x,cdf,upper\n')
    for family, p1, p2, p3, x, low, high in rows:
        text = [v if isinstance(v, str) else nstr(mpf(v), 12) for v in (p1, p2, p3, x)]
        out.write(','.join([family, *text, nstr(low, 17), nstr(high, 17)]) + '\n')
