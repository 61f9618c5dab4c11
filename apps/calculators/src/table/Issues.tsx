import { type Issue, placeOf } from '@dacryon/core'

/** What is wrong and what to do about it. */
export const Issues = ({ title, issues }: { title: string; issues: readonly Issue[] }) => (
  <section class="issues" role="alert">
    <h3>{title}</h3>
    <ul>
      {issues.map((issue) => (
        <li key={issue.code + issue.message}>
          {issue.message} {issue.remedy} <span class="soft small">{placeOf(issue)}</span>
        </li>
      ))}
    </ul>
  </section>
)
