# Truth for the tests of pooled tables: mantelhaen.test and lm of base R 4.2. Run: Rscript meta.R
options(digits = 12)
a <- c(4, 30, 3, 62, 0); n1 <- c(123, 306, 231, 13598, 20); c <- c(11, 29, 11, 248, 3); n2 <- c(139, 303, 220, 12867, 22)
m <- mantelhaen.test(array(rbind(a, c, n1 - a, n2 - c), c(2, 2, 5)), correct = FALSE); print(log(m$estimate)); print(log(m$conf.int)); 
a5 <- a + .5 * (a == 0); b5 <- n1 - a + .5 * (a == 0); c5 <- c + .5 * (a == 0); d5 <- n2 - c + .5 * (a == 0)
y <- log(a5 * d5 / b5 / c5); v <- 1 / a5 + 1 / b5 + 1 / c5 + 1 / d5; print(y); print(v)
s <- summary(lm(y ~ sqrt(v), weights = 1 / v))$coefficients; print(s)
q <- function(t) { w <- 1 / (v + t); m <- sum(w * y) / sum(w); sum(w * (y - m)^2) }
print(uniroot(function(t) q(t) - 4, c(0, 10), tol = 1e-14)$root); print(uniroot(function(t) q(t) - qchisq(.025, 4), c(0, 1000), tol = 1e-14)$root)
rl <- function(t) { w <- 1 / (v + t); m <- sum(w * y) / sum(w); -.5 * sum(log(v + t)) - .5 * log(sum(w)) - .5 * sum(w * (y - m)^2) }
print(optimize(rl, c(0, 3), maximum = TRUE, tol = 1e-12)$maximum)
