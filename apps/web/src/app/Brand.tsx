import { Link } from '@tanstack/react-router'
import styles from './Brand.module.css'

/** The tear, and the point beside it. */
export const Brand = () => (
  <Link to="/" className={styles.brand ?? ''} activeProps={{}}>
    <svg viewBox="0 0 30 30" width="28" height="28" aria-hidden="true">
      <path
        d="M12.6 2.6c4.7 6.5 7.7 10.8 7.7 15.2a7.7 7.7 0 0 1-15.4 0c0-4.4 3-8.7 7.7-15.2z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <circle cx="25.2" cy="21" r="3.2" className={styles.point} />
    </svg>
    <span>Dacryon</span>
  </Link>
)
