# Prints the expected values of the tests of this folder: Rscript omics.R (limma 3.54, edgeR 3.40, sva 3.46)
suppressMessages({ library(limma); library(edgeR); library(sva) })
options(digits = 12)
noise <- function(g, s) { v <- sin(1 + g * 12.9898 + s * 78.233) * 43758.5453; v - floor(v) }
G <- 60; N <- 12
E <- outer(1:G, 1:N, function(g, s) 6 + g / 20 + (noise(g, s) + noise(g + 100, s) - 1) * (1 + g %% 5)); group <- rep(c("a", "b"), each = 6); batch <- rep(c("x", "y", "z"), 4)
E[1:6, group == "b"] <- E[1:6, group == "b"] + 3
des <- model.matrix(~ 0 + group + batch); fit <- contrasts.fit(lmFit(E, des), c(-1, 1, 0, 0))
show <- function(name, x) cat(name, paste(format(x, digits = 12), collapse = ", "), "\n")
f <- eBayes(fit); show("d0, s0", c(f$df.prior, f$s2.prior)); show("t", f$t[1:3]); show("p", f$p.value[1:3]); show("B", f$lods[1:3])
W <- outer(1:G, 1:N, function(g, s) 0.5 + noise(g + 7, s + 3)); fw <- eBayes(lmFit(E, model.matrix(~ group), weights = W)); show("weighted t", fw$t[1:3, 2]); show("weighted d0", fw$df.prior)
En <- E; En[2, 1:3] <- NA; En[5, 7:12] <- NA; fm <- eBayes(lmFit(En, model.matrix(~ group))); show("missing t", fm$t[c(2, 5), 2]); show("missing df", fm$df.residual[c(2, 5)])
C <- outer(1:G, 1:N, function(g, s) floor(exp(1 + g / 12 + 2 * noise(g, s)))); y <- DGEList(C); show("tmm", calcNormFactors(y)$samples$norm.factors[1:4]); show("ave", aveLogCPM(y)[1:3])
v <- voom(y, model.matrix(~ group)); show("voom weights", v$weights[1:3, 1]); cb <- suppressMessages(ComBat(E, batch, model.matrix(~ group))); show("combat", cb[1:2, 1:3])
show("camera", camera(E, list(1:6, 20:30), des, c(-1, 1, 0, 0), sort = FALSE)$PValue); show("fry", fry(E, list(1:6, 20:30), des, c(-1, 1, 0, 0), sort = "none")$PValue)
