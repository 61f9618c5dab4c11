# The figures of spending.test.ts, from the formulas.
alpha <- 0.05
print(c(
  obrien_fleming = 2 * pnorm(qnorm(alpha / 2, lower.tail = FALSE) / sqrt(.5), lower.tail = FALSE),
  pocock = alpha * log1p((exp(1) - 1) * .5),
  minus_4 = alpha * expm1(4 * .5) / expm1(4), plus_2_at_a_quarter = alpha * expm1(-2 * .25) / expm1(-2)
), digits = 14)
