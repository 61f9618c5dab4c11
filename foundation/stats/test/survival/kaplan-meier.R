# The figures of kaplan-meier.test.ts.
library(survival)
time <- c(2, 3, 3, 5, 6, 8, 9, 11, 12, 15, 16, 20); event <- c(1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1)
curve <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
print(quantile(curve, c(.1, .25, .5, .75)))
print(summary(curve, times = c(1, 2, 2.5, 3, 15, 20)), digits = 14)
print(quantile(survfit(Surv(time, event) ~ 1, conf.type = "plain"), c(.25, .5)))
print(quantile(survfit(Surv(1:6, rep(1, 6)) ~ 1), c(.25, .5, .9))$quantile)
# A curve that stays at one half to its end has the median 1 in print(survfit), as here, and 2 in quantile().
print(survfit(Surv(c(1, 1, 2, 3), c(1, 1, 0, 0)) ~ 1))
