import { useState } from 'preact/hooks'
import { useTitle } from '../app/use-title.ts'
import { catalogue } from '../generated/catalogue.ts'
import { MarkBadge } from '../parts/MarkBadge.tsx'
import { useSpeech } from '../words/speech.tsx'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { matching } from './matching.ts'

const Card = ({ entry }: { entry: CatalogueEntry }) => {
  const { words, say } = useSpeech()
  return (
    <li>
      <a class="card" href={`#/${entry.id}`}>
        <span class="card-head">
          <strong>{entry.short}</strong> <MarkBadge mark={entry.mark} />
        </span>
        <span class="card-title">{say(entry.title)}</span>
        <span class="soft">{say(entry.measures)}</span>
        {entry.needsFile === true && <span class="soft small">{words.needsFile}</span>}
      </a>
    </li>
  )
}

/** Every instrument by section, found by typing. */
export const StartPage = () => {
  const { words } = useSpeech()
  const [search, setSearch] = useState('')
  useTitle(words.home)
  const found = matching(catalogue, search)
  const sections = [...new Set(found.map(({ section }) => section))]
  return (
    <div class="page">
      <div class="head">
        <h1>{words.home}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <div class="search">
        <label for="search">{words.search}</label>
        <input
          id="search"
          type="search"
          autocomplete="off"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <p role="status" class="soft small">
          {found.length === 0 ? words.nothingFound : words.found(found.length)}
        </p>
      </div>
      {sections.map((section) => (
        <section key={section} aria-labelledby={`s-${section}`} class="shelf">
          <h2 id={`s-${section}`}>{words.sections[section]}</h2>
          <ul class="cards">
            {found
              .filter((entry) => entry.section === section)
              .map((entry) => (
                <Card key={entry.id} entry={entry} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
