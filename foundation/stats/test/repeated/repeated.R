# Truth for the tests of repeated measures: R 4.2 with nlme. Run: Rscript repeated.R
suppressMessages(library(nlme))
options(digits = 12)
d <- do.call(rbind, lapply(0:29, function(i) data.frame(id = i, visit = 0:3, arm = i %% 2)))
d$base <- 5 + 2 * sin(3 * d$id)
d$y <- 10 + 0.5 * d$visit - 0.6 * d$arm * d$visit + 0.3 * d$base + 1.5 * sin(7 * d$id + 1) + 0.4 * cos(5 * d$id) * d$visit + cos(13 * d$id * (d$visit + 1) + d$visit)
d <- d[!(d$visit > 0 & (d$id * 3 + d$visit * 5) %% 11 == 0), ]
d$time <- d$visit; d$arm <- factor(d$arm, labels = c("P", "A")); d$visit <- factor(d$visit)
ctl <- lmeControl(msTol = 1e-12, tolerance = 1e-10, maxIter = 500, msMaxIter = 500)
for (m in c("REML", "ML")) { f <- lme(y ~ time * arm + base, random = ~ 1 | id, d, method = m, control = ctl)
  print(m); print(fixef(f)); print(sqrt(diag(vcov(f)))); print(as.numeric(logLik(f))); print(as.numeric(VarCorr(f)[, 1])) }
f <- lme(y ~ time * arm + base, random = ~ time | id, d, control = ctl); print(as.numeric(logLik(f))); print(fixef(f)); print(VarCorr(f))
g <- gls(y ~ arm * visit + base, d, correlation = corSymm(form = ~ as.integer(visit) | id), weights = varIdent(form = ~ 1 | visit), control = glsControl(tolerance = 1e-12, msTol = 1e-12, maxIter = 500, msMaxIter = 500))
print(as.numeric(logLik(g))); print(coef(g)); print(sqrt(diag(vcov(g))))
g <- gls(y ~ arm * visit + base, d, correlation = corCompSymm(form = ~ 1 | id)); print(as.numeric(logLik(g)))
g <- gls(y ~ arm * visit + base, d, correlation = corAR1(form = ~ as.integer(visit) | id)); print(as.numeric(logLik(g)))
# cluster sandwich of an independence fit
x <- model.matrix(~ arm + time, d); yb <- as.integer(d$y > 11); f <- glm(yb ~ arm + time, binomial, d, control = list(epsilon = 1e-14)); p <- fitted(f)
B <- solve(crossprod(x * sqrt(p * (1 - p)))); u <- rowsum(x * (yb - p), d$id); print(coef(f)); print(sqrt(diag(B %*% crossprod(u) %*% B)))
# several degrees of freedom: lmerTest with pbkrtest
suppressMessages({ library(lme4); library(lmerTest) })
f <- lmer(y ~ arm * visit + base + (1 | id), d, control = lmerControl(optCtrl = list(xtol_rel = 1e-12, ftol_abs = 1e-14, maxeval = 1e5)))
print(anova(f), digits = 10); print(anova(f, ddf = "Kenward-Roger"), digits = 10)
