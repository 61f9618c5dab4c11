import { Button, TextInput } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useSpeech } from '../words/words-context.tsx'
import styles from './ConceptTree.module.css'
import { Highlight } from './Highlight.tsx'
import { KindIcon } from './KindIcon.tsx'
import { ancestorsOf, type TreeIndex, type TreeNode } from './tree-index.ts'
import { moveOf } from './tree-key.ts'
import { foundRows, searchTree, visibleRows } from './visible-rows.ts'

interface ConceptTreeProps {
  readonly tree: TreeIndex
  readonly selected?: string
  readonly onSelect: (node: TreeNode) => void
  /** Up to so many nodes everything is open at first. */
  readonly openUpTo?: number
}

const rowHeight = 30

const firstOpen = (tree: TreeIndex, selected: string | undefined, openUpTo: number): ReadonlySet<string> => {
  const folders = tree.byId.size <= openUpTo ? [...tree.childrenOf.keys()] : tree.roots.length === 1 ? tree.roots.map(({ id }) => id) : []
  return new Set([...folders, ...(selected === undefined ? [] : ancestorsOf(tree, selected).map(({ id }) => id))])
}

/**
 * The variables of a study as a WAI-ARIA tree. Only the rows in view are in the document, so ten thousand concepts open at once;
 * the focus stays on the tree and the current row is named by `aria-activedescendant`.
 */
export const ConceptTree = ({ tree, selected, onSelect, openUpTo = 60 }: ConceptTreeProps) => {
  const { words, format } = useSpeech()
  const id = useId()
  const [open, setOpen] = useState(() => firstOpen(tree, selected, openUpTo))
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const [active, setActive] = useState<string | undefined>(selected)
  const typing = useRef({ text: '', at: 0 })
  const scroller = useRef<HTMLDivElement>(null)

  const found = useMemo(() => searchTree(tree, sought), [tree, sought])
  const rows = useMemo(() => (sought === '' ? visibleRows(tree, open) : foundRows(tree, found, open)), [tree, open, sought, found])
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === active),
  )
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The current row stays in the document wherever the tree is scrolled, because it is what a screen reader is on.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(at < rows.length ? [at] : [])])].sort((a, b) => a - b),
  })
  const selectedAt = selected === undefined ? -1 : rows.findIndex(({ node }) => node.id === selected)
  const shownFirst = useRef(false)
  useEffect(() => {
    if (shownFirst.current || selectedAt < 0) return
    shownFirst.current = true
    virtualizer.scrollToIndex(selectedAt, { align: 'center' })
  }, [selectedAt, virtualizer])

  const toggle = (ids: readonly string[], to: boolean): void => {
    const next = new Set(open)
    for (const one of ids) to ? next.add(one) : next.delete(one)
    setOpen(next)
  }
  const choose = (node: TreeNode): void => {
    setActive(node.id)
    if (tree.childrenOf.has(node.id)) toggle([node.id], !open.has(node.id))
    onSelect(node)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const letter = event.key.length === 1 && event.key !== ' ' && event.key !== '*'
    if (letter)
      typing.current = {
        text: event.timeStamp - typing.current.at < 700 ? typing.current.text + event.key : event.key,
        at: event.timeStamp,
      }
    const move = moveOf(event.key, rows, at, tree, letter ? typing.current.text : '')
    if (move === undefined) return
    event.preventDefault()
    const row = rows[at]
    if (move.kind === 'go') {
      setActive(rows[move.to]?.node.id)
      virtualizer.scrollToIndex(move.to, { align: 'auto' })
    } else if (move.kind === 'choose') {
      if (row !== undefined) choose(row.node)
    } else toggle(move.ids, move.kind === 'open')
  }
  const variables = [...found].filter((one) => tree.childrenOf.get(one) === undefined).length

  return (
    <div className={styles.box}>
      <div className={styles.tools}>
        <TextInput
          aria-label={words.tree.searchLabel}
          placeholder={words.tree.searchPlaceholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          size="sm"
          className={styles.search ?? ''}
        />
        <span role="status" className={styles.found}>
          {sought === '' ? '' : words.tree.found(variables)}
        </span>
        {sought === '' && (
          <span className={styles.buttons}>
            <Button size="compact-xs" variant="subtle" onClick={() => setOpen(new Set(tree.childrenOf.keys()))}>
              {words.tree.expandAll}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setOpen(new Set())}>
              {words.tree.collapseAll}
            </Button>
          </span>
        )}
      </div>
      <span id={`${id}-keys`} className="hidden-visually">
        {words.tree.keys}
      </span>
      <div
        ref={scroller}
        role="tree"
        aria-label={words.tree.label}
        aria-describedby={`${id}-keys`}
        tabIndex={0}
        {...(rows[at] === undefined ? {} : { 'aria-activedescendant': `${id}-${encodeURIComponent(rows[at].node.id)}` })}
        className={styles.tree}
        onKeyDown={onKey}
      >
        <div role="none" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const { node } = row
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself reads the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names its current row
              <div
                key={node.id}
                id={`${id}-${encodeURIComponent(node.id)}`}
                role="treeitem"
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-selected={node.id === selected}
                {...(row.open === undefined ? {} : { 'aria-expanded': row.open })}
                className={styles.row}
                data-active={item.index === at}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight, paddingLeft: `${0.5 + (row.level - 1) * 1.05}rem` }}
                onClick={() => {
                  scroller.current?.focus({ preventScroll: true })
                  choose(node)
                }}
              >
                <span aria-hidden="true" className={styles.twist} data-open={row.open ?? 'leaf'} />
                <KindIcon kind={node.kind} />
                <span className={styles.name} title={node.name}>
                  {sought === '' ? node.name : <Highlight text={node.name} sought={sought} />}
                  {node.unit !== undefined && <span className={styles.unit}> {format.unit(node.unit)}</span>}
                </span>
                <span className="hidden-visually">
                  , {words.tree.kinds[node.kind]}, {words.tree.subjects(node.subjects)}
                </span>
                <span aria-hidden="true" className={styles.count}>
                  {format.count(node.subjects)}
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
