# Makes distributions.csv beside it: density, lower and upper tail of each family on a grid of parameters, at points in the body and in both
# tails down to about 1e-300. Run: Rscript distributions.R, in this folder. R 4.2 with its own packages.
tails <- c(1e-300, 1e-200, 1e-100, 1e-40, 1e-15, 1e-8, 1e-4)
body <- c(0.001, 0.01, 0.05, 0.2, 0.4, 0.5, 0.6, 0.8, 0.95, 0.99, 0.999)
rows <- list()

add <- function(family, d, p, q, grid, whole = FALSE, low = tails, high = tails, middle = body) {
  for (i in seq_len(nrow(grid))) {
    par <- unname(as.list(grid[i, ]))
    x <- suppressWarnings(c(do.call(q, c(list(low), par)), do.call(q, c(list(middle), par)), do.call(q, c(list(high), par, list(lower.tail = FALSE)))))
    x <- unique(if (whole) x else signif(x, 6))
    x <- x[is.finite(x)]
    v <- suppressWarnings(data.frame(family, p1 = par[[1]], p2 = if (length(par) > 1) par[[2]] else NA, p3 = if (length(par) > 2) par[[3]] else NA, x,
      density = if (is.null(d)) NA else do.call(d, c(list(x), par)), cdf = do.call(p, c(list(x), par)),
      upper = do.call(p, c(list(x), par, list(lower.tail = FALSE)))))
    # the density of a tail beyond the smallest double says nothing
    rows[[length(rows) + 1]] <<- v[v$cdf > 1e-305 & v$upper > 1e-305 | v$cdf == 0 & v$upper == 1, ]
  }
}

add("normal", dnorm, pnorm, qnorm, data.frame(c(0, 3, -2), c(1, 0.5, 10)))
add("studentT", dt, pt, qt, data.frame(c(0.7, 1, 2, 3.5, 10, 29.3, 120, 1000)))
add("chiSquare", dchisq, pchisq, qchisq, data.frame(c(0.3, 1, 2, 3.5, 10, 57.2, 300)))
add("gamma", function(x, a, s) dgamma(x, a, scale = s), function(x, a, s, ...) pgamma(x, a, scale = s, ...), function(p, a, s, ...) qgamma(p, a, scale = s, ...),
    data.frame(c(0.05, 0.5, 1.7, 8, 90, 1000), c(2, 1, 0.3, 5, 1, 1)))
add("beta", dbeta, pbeta, qbeta, data.frame(c(0.2, 0.5, 1, 2, 3.3, 30, 400, 1.5), c(0.3, 0.5, 3, 2, 17, 5, 300, 0.4)))
add("fisherF", df, pf, qf, data.frame(c(1, 2, 3, 5.5, 10, 40, 200, 1), c(1, 5, 30, 8.2, 300, 12, 2, 1000)))
add("binomial", dbinom, pbinom, qbinom, data.frame(c(1, 10, 37, 200, 1000, 5000), c(0.3, 0.5, 0.02, 0.9, 0.35, 0.001)), whole = TRUE)
add("poisson", dpois, ppois, qpois, data.frame(c(0.01, 1, 7.3, 60, 900)), whole = TRUE)
add("negativeBinomial", function(x, s, m) dnbinom(x, size = s, mu = m), function(x, s, m, ...) pnbinom(x, size = s, mu = m, ...),
    function(p, s, m, ...) qnbinom(p, size = s, mu = m, ...), data.frame(c(0.3, 1, 2.5, 10, 100), c(2, 5, 0.4, 100, 30)), whole = TRUE)
add("hypergeometric", dhyper, phyper, qhyper, data.frame(c(4, 12, 100, 30, 500, 2000), c(4, 20, 50, 1000, 400, 9000), c(4, 9, 40, 60, 300, 700)), whole = TRUE)
far <- c(1e-8, 1e-6, 1e-4)
add("nonCentralT", NULL, function(x, n, d, ...) pt(x, n, d, ...), function(p, n, d, ...) qt(p, n, d, ...),
    data.frame(c(3, 10, 28, 60, 150), c(1, 0.5, 2.8, -1.5, 5)), low = numeric(0), high = numeric(0))
add("nonCentralChiSquare", NULL, function(x, n, l, ...) pchisq(x, n, l, ...), function(p, n, l, ...) qchisq(p, n, l, ...),
    data.frame(c(1, 3, 10, 4.5), c(0.5, 8, 30, 70)), low = far, high = c(1e-6, 1e-4))
add("nonCentralF", NULL, function(x, a, b, l, ...) pf(x, a, b, l, ...), function(p, a, b, l, ...) qf(p, a, b, l, ...),
    data.frame(c(1, 2, 3, 5), c(20, 57, 8, 200), c(4, 9, 2, 15)), low = far, high = c(1e-4))
add("studentizedRange", NULL, ptukey, qtukey, data.frame(c(2, 3, 5, 10), c(5, 12, 60, Inf)), low = c(1e-4), high = c(1e-4))
add("rankSum", dwilcox, pwilcox, qwilcox, data.frame(c(3, 5, 12, 20), c(4, 9, 8, 25)), whole = TRUE, low = c(1e-12, 1e-8, 1e-4), high = c(1e-12, 1e-8, 1e-4))
add("signedRank", dsignrank, psignrank, qsignrank, data.frame(c(4, 11, 30, 60)), whole = TRUE, low = c(1e-12, 1e-8, 1e-4), high = c(1e-12, 1e-8, 1e-4))

out <- do.call(rbind, rows)
for (name in c("density", "cdf", "upper")) out[[name]] <- ifelse(is.na(out[[name]]), "", formatC(out[[name]], digits = 16, format = "g"))
for (name in c("p1", "p2", "p3", "x")) out[[name]] <- ifelse(is.na(out[[name]]), "", formatC(out[[name]], digits = 15, format = "g", width = 1))
write.csv(out, "distributions.csv", row.names = FALSE, quote = FALSE)
