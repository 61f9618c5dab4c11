import type { Instrument, Item, Words } from '@dacryon/endpoints/form'

/** One line of a form: an item, or the same item at two visits side by side. */
export interface Line {
  readonly key: string
  readonly item: Item
  /** Item of the earlier visit, when it is asked. */
  readonly before?: string
  /** Item of the visit that is scored. */
  readonly now?: string
}

/** Lines under a heading. */
export interface Group {
  readonly key: string
  readonly heading?: Words | { readonly eye: 'right' | 'left' } | { readonly gland: 'PR' | 'PL' | 'SR' | 'SL' }
  readonly lines: readonly Line[]
}

const headingOf = ({ group, gland, eye }: Item): Group['heading'] =>
  group ?? (gland === undefined ? (eye === undefined ? undefined : { eye }) : { gland })

const same = (a: Item, b: Item): boolean =>
  a.kind === b.kind && a.label.en === b.label.en && a.eye === b.eye && a.gland === b.gland && a.group?.en === b.group?.en

/** Items as lines: those of the baseline beside those of the follow-up, in the order of the definition. */
const linesOf = (items: readonly (readonly [string, Item])[]): readonly Line[] => {
  const taken = new Set<string>()
  return items.flatMap(([id, item]): readonly Line[] => {
    if (taken.has(id)) return []
    if (item.visit === undefined) return [{ key: id, item, now: id }]
    const other = items.find(
      ([key, one]) => key !== id && !taken.has(key) && one.visit !== undefined && one.visit !== item.visit && same(one, item),
    )
    if (other !== undefined) taken.add(other[0])
    const [before, now] = item.visit === 'baseline' ? [id, other?.[0]] : [other?.[0], id]
    const shown = item.visit === 'baseline' && other !== undefined ? other[1] : item
    return [{ key: id, item: shown, ...(before !== undefined && { before }), ...(now !== undefined && { now }) }]
  })
}

/** The form of an instrument: groups in the order in which they first occur. */
export const groupsOf = (instrument: Instrument, wanted: (id: string, item: Item) => boolean): readonly Group[] => {
  const groups = new Map<string, { heading: Group['heading']; lines: Line[] }>()
  for (const line of linesOf(Object.entries(instrument.items).filter(([id, item]) => wanted(id, item)))) {
    const heading = headingOf(line.item)
    const key = JSON.stringify(heading ?? '')
    const group = groups.get(key) ?? { heading, lines: [] }
    group.lines.push(line)
    groups.set(key, group)
  }
  return [...groups].map(([key, { heading, lines }]) => ({ key, lines, ...(heading !== undefined && { heading }) }))
}
