# The same made-up rows as rows.ts: whole numbers only, so that both programs have them exactly.
i <- 1:60
rows <- data.frame(
  x = ((i * 37) %% 101) / 10, z = ((i * 53) %% 17) - 8, g = c("a", "b", "c")[1 + i %% 3], s = 1 + (i * 7) %% 4, w = 1 + (i %% 3) / 2,
  u = ((i * 61) %% 97) / 97, id = 1 + (i * 5) %% 12)
rows$y <- 1 + 0.3 * rows$x - 0.2 * rows$z + (rows$g == "b") + 3 * (rows$u - 0.5)
rows$b <- as.integer(0.35 * rows$x - 0.15 * rows$z - 1.5 + 5 * (rows$u - 0.5) > 0)
rows$n <- floor(exp(0.12 * rows$x) * rows$u * 4)
rows$o <- c("low", "mid", "top")[1 + (rows$y > 1.8) + (rows$y > 3.4)]
rows$time <- 1 + floor(120 * ((i * 29) %% 83 + 1) / 83 / (1 + rows$x / 4))
rows$event <- as.integer((i * 11) %% 5 > 1)
rows$entry <- floor(rows$time * ((i * 13) %% 7) / 14)
rows$status <- ifelse(rows$event == 0, 0, 1 + (i * 3) %% 2)
