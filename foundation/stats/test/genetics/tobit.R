# Prints the expected values of tobit.test.ts: Rscript tobit.R (survival)
library(survival); options(digits = 12)
noise <- function(a, b) { v <- sin(1 + a * 12.9898 + b * 78.233) * 43758.5453; v - floor(v) }
i <- 1:50; x <- floor(3 * noise(i, 1)); y <- 1 + 0.5 * x + 2 * (noise(i, 2) + noise(i, 3) - 1); d <- as.integer(y > 1); y[d == 0] <- 1
f <- survreg(Surv(y, d, type = "left") ~ x, dist = "gaussian"); print(coef(f)); print(sqrt(diag(vcov(f)))[1:2]); print(f$scale); print(f$loglik[2]); print(sum(d))
