export const CompositePage = () => <p>…</p>
