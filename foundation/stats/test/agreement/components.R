# Prints figures that the tests compare with: Rscript components.R (R 4.2.2, lme4 only to search; the likelihood is also written out)
options(digits = 12)
dense <- function(y, X, Z) {
  dev <- function(p) {
    v <- exp(p); V <- v[length(v)] * diag(length(y)); for (k in seq_along(Z)) V <- V + v[k] * Z[[k]] %*% t(Z[[k]])
    Vi <- solve(V); A <- t(X) %*% Vi %*% X; b <- solve(A, t(X) %*% Vi %*% y); e <- y - X %*% b
    as.numeric(determinant(V)$modulus + determinant(A)$modulus + t(e) %*% Vi %*% e) }
  o <- optim(rep(0, length(Z) + 1), dev, method = "Nelder-Mead", control = list(reltol = 1e-14, maxit = 5000)); exp(nlm(dev, o$par, gradtol = 1e-12, steptol = 1e-12)$estimate) }
ind <- function(f) outer(as.integer(factor(f)), seq_along(unique(f)), "==") * 1
M <- matrix(c(9,2,NA,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), ncol = 4, byrow = TRUE)
k <- !is.na(M); cat("gap:", dense(M[k], matrix(1, sum(k)), list(ind(row(M)[k]), ind(col(M)[k]))), "\n")
g <- expand.grid(round = 1:2, reader = 1:2, lab = 1:4, slide = 1:5)
i <- seq_len(nrow(g)); y <- round(10 + 2 * g$slide + c(1.5, -1, 0.4, -2)[g$lab] + 0.8 * sin(3 * (g$lab * 2 + g$reader)) + 0.7 * cos(7 * (g$slide * 8 + g$lab * 2 + g$reader)) + 0.5 * sin(11 * i), 3)
cat("y:", y, "\n")
rd <- paste(g$lab, g$reader); sr <- paste(g$slide, rd)
cat("ring:", dense(y, ind(g$slide), list(ind(g$lab), ind(rd), ind(sr))), "\n")
