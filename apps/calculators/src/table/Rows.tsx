/** First rows of a table, scrolling sideways by themselves. */
export const Rows = ({ header, rows, label }: { header: readonly string[]; rows: readonly (readonly string[])[]; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="scroller" aria-label={label} tabIndex={0}>
    <table class="grid">
      <thead>
        <tr>
          {header.map((name, at) => (
            <th key={`${name}-${at}`} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={`${line}-${row[0]}`}>
            {header.map((name, at) => (
              <td key={`${name}-${at}`}>{row[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
