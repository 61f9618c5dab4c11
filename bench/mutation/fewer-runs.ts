import fc from 'fast-check'

// Every mutant runs every law over the whole shelf: a few records each are enough to notice a break and sixty would take a day.
fc.configureGlobal({ numRuns: 3 })
