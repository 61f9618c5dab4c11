/** Series colours, told apart by the colour-blind and, with symbol, dash and hatching, on grey paper. */
export type SeriesPaint = 's1' | 's2' | 's3' | 's4' | 's5' | 's6' | 's7' | 's8'

/**
 * A colour by its part in the picture, so that one scene serves light, dark and print.
 * `ink` text and points, `soft` second-rank text, `axis` lines of axes, `grid` lines behind data, `paper` the ground,
 * `shade` a faint area, `idle` data that is there but not spoken of.
 */
export type TokenPaint = 'ink' | 'soft' | 'axis' | 'grid' | 'paper' | 'shade' | 'idle' | SeriesPaint

/** A token of the theme, a fixed colour (cells of a heatmap), or nothing. */
export type Paint = TokenPaint | `#${string}` | 'none'
