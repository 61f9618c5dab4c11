# The figures of between-study-variance.test.ts: formulas in base R, a root and a maximum.
y <- c(.1, .5, 1.4, .9); v <- c(.04, .09, .2, .05); w <- 1 / v
q <- function(t2) { w <- 1 / (v + t2); sum(w * (y - sum(w * y) / sum(w))^2) }
restricted <- function(t2) { w <- 1 / (v + t2); -.5 * (sum(log(v + t2)) + log(sum(w)) + q(t2)) }
start <- sum((y - mean(y))^2) / 4
print(c(
  dl = (q(0) - 3) / (sum(w) - sum(w^2) / sum(w)), sj = start * q(start) / 3,
  pm = uniroot(function(t2) q(t2) - 3, c(0, 3), tol = 1e-14)$root,
  reml = optimize(restricted, c(0, 3), maximum = TRUE, tol = 1e-12)$maximum
), digits = 14)
