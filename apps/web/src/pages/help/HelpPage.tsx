import { Page } from '../../parts/Page.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './HelpPage.module.css'

/** A short guide, in the application's own words. */
export const HelpPage = () => {
  const { words } = useSpeech()
  const w = words.help
  return (
    <Page title={w.title}>
      <div className={styles.guide}>
        {w.sections.map(({ title, text }) => (
          <section key={title}>
            <h2>{title}</h2>
            {text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        <section>
          <h2>{w.keysTitle}</h2>
          <dl className={styles.keys}>
            {w.keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <p>{w.calculators}</p>
          <p>
            <a href="/calculators/">{w.calculatorsLink}</a>
          </p>
          <p>{w.api}</p>
          <p>
            <a href="/api/docs">{w.apiLink}</a>
          </p>
        </section>
      </div>
    </Page>
  )
}
