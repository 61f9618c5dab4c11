# Prints the expected values of the tests: Rscript two-proportions.R
# Independent of the code under test: the restricted likelihood is maximised numerically, and roots are found by uniroot.
options(digits = 15)
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int[1:2]
newcombe <- function(x1, n1, x2, n2) {
  w1 <- wilson(x1, n1); w2 <- wilson(x2, n2); p1 <- x1 / n1; p2 <- x2 / n2; d <- p1 - p2
  c(d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
}
xlogy <- function(x, y) if (x == 0) 0 else x * log(y)
score <- function(d, x1, n1, x2, n2) {
  lo <- max(0, -d); hi <- min(1, 1 - d)
  ll <- function(p) xlogy(x1, p + d) + xlogy(n1 - x1, 1 - p - d) + xlogy(x2, p) + xlogy(n2 - x2, 1 - p)
  p2 <- optimize(ll, c(lo, hi), maximum = TRUE, tol = 1e-13)$maximum
  p1 <- p2 + d; n <- n1 + n2
  (x1 / n1 - x2 / n2 - d) / sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1))
}
mn <- function(x1, n1, x2, n2) {
  z <- qnorm(0.975); d <- x1 / n1 - x2 / n2; e <- 1e-9
  root <- function(to, a, b) tryCatch(uniroot(function(t) score(t, x1, n1, x2, n2) - to, c(a, b), tol = 1e-12)$root, error = function(e) NA)
  c(root(z, -1 + e, d - (d > 1 - e) * e), root(-z, d + (d < -1 + e) * e, 1 - e))
}
for (t in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(24, 40, 7, 39), c(33, 67, 20, 66),
               c(41, 92, 30, 95), c(10, 22, 1, 9), c(12, 22, 3, 9), c(10, 55, 13, 55), c(0, 10, 0, 20), c(10, 10, 0, 20), c(51, 92, 55, 95))) {
  m <- matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2)
  chi <- suppressWarnings(chisq.test(m, correct = FALSE))
  cat(sprintf("%s | %.10f | %s | %s | %s | %.12g | %.12g | %.12g\n", paste(t, collapse = "/"), t[1] / t[2] - t[3] / t[4],
    paste(sprintf("%.10f", wilson(t[1], t[2])), collapse = " "), paste(sprintf("%.10f", newcombe(t[1], t[2], t[3], t[4])), collapse = " "),
    paste(sprintf("%.8f", mn(t[1], t[2], t[3], t[4])), collapse = " "), fisher.test(m)$p.value, chi$statistic, chi$p.value))
}
for (q in c(1e-8, 0.01, 0.5, 1, 2.9, 3, 3.1, 3.841458820694124, 10, 50, 200, 700, 1400)) cat(sprintf("tail %g %.16g\n", q, pchisq(q, 1, lower.tail = FALSE)))
cat(sprintf("wilson 81/263 %s; 15/148 %s; 0/20 %s; 1/29 %s\n", paste(wilson(81, 263), collapse = " "), paste(wilson(15, 148), collapse = " "),
  paste(wilson(0, 20), collapse = " "), paste(wilson(1, 29), collapse = " ")))
