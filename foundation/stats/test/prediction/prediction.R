# Figures of prediction tests: R 4.2.2, rpart 4.1.19, glmnet 4.1-6, partykit 1.2-16. The data are a rule, so that both programs make them.
i <- 0:79
d <- data.frame(x1 = (i * 37) %% 61, x2 = (i * 17) %% 23, x3 = c("a", "b", "c", "d")[(i * 7) %% 4 + 1], trt = (i * 3) %% 2)
d$e <- ((i * 29) %% 31 - 15) / 10
d$y <- 0.05 * d$x1 + 1.5 * (d$x3 %in% c("b", "d")) + 2 * d$trt * (d$x2 > 11) + d$e
d$b <- as.integer(d$y > 3)
options(digits = 15)
library(rpart)
show <- function(r) { print(r$frame[, c("var", "n", "yval")]); print(unname(r$splits[, c("index", "ncat")])); print(r$csplit); print(r$cptable[, 1:2]) }
show(rpart(y ~ x1 + x2 + x3, d, method = "anova", control = rpart.control(cp = 0, minsplit = 10, minbucket = 5, xval = 0, maxdepth = 3, maxcompete = 0, maxsurrogate = 0)))
show(rpart(factor(b) ~ x1 + x2 + x3, d, method = "class", control = rpart.control(cp = 0.02, minsplit = 10, minbucket = 5, xval = 0, maxcompete = 0, maxsurrogate = 0)))
library(glmnet)
X <- cbind(x1 = d$x1, x2 = d$x2, t = d$trt, u = (i * 11) %% 19)
print(as.matrix(coef(glmnet(X, d$y, alpha = 0.5, lambda = c(0.5, 0.1), thresh = 1e-16))))
print(as.matrix(coef(glmnet(X, d$b, "binomial", alpha = 0.5, lambda = c(0.1, 0.02), thresh = 1e-16))))
print(as.matrix(coef(glmnet(X, survival::Surv(1 + (i * 13) %% 40, as.integer(i %% 3 > 0)), "cox", alpha = 0.5, lambda = c(0.05, 0.01), thresh = 1e-16))))
library(partykit)
d$x3 <- factor(d$x3)
for (m in list(lmtree(y ~ trt | x1 + x2 + x3, d, minsize = 10, alpha = 0.2))) { print(sctest.modelparty(m, node = 1)); print(m); print(logLik(m)) }
