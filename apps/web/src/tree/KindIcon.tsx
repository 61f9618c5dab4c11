import styles from './KindIcon.module.css'
import type { TreeNode } from './tree-index.ts'

const paths: Readonly<Record<TreeNode['kind'], string>> = {
  folder: 'M2 4.5h4.5l1.5 1.7h6v6.8H2z',
  number: 'M2.5 13V9h3v4M6.5 13V4h3v9M10.5 13V7h3v6',
  category: 'M2.5 4.5h11M2.5 8h7M2.5 11.5h9',
  text: 'M3.5 4.5v-1h9v1M8 3.5v9M6 12.5h4',
  date: 'M2.5 4.5h11v8.5h-11zM2.5 7.5h11M5.5 3v2.5M10.5 3v2.5',
  assay: 'M3 3h3v3H3zM7 7h3v3H7zM11 3h2.5v3H11zM3 11h3v2.5H3zM11 11h2.5v2.5H11z',
}

/** The kind of a node, as a shape. */
export const KindIcon = ({ kind }: { readonly kind: TreeNode['kind'] }) => (
  <svg viewBox="0 0 16 16" width="15" height="15" className={styles.icon} data-kind={kind} aria-hidden="true">
    <path d={paths[kind]} />
  </svg>
)
