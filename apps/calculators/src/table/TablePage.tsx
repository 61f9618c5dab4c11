export const TablePage = () => <p>…</p>
