# The figures of two-sample-t-test.test.ts.
found <- t.test(c(4.1, 5.2, 6.3, 5.9, 7.7, 3.8), c(6.1, 9.4, 2.2, 12.8))
print(c(found$statistic, found$parameter, se = found$stderr, p = found$p.value, found$conf.int), digits = 14)
