import { useMantineColorScheme } from '@mantine/core'
import { Choice } from '../parts/Choice.tsx'
import { useSpeech } from '../words/words-context.tsx'

const Icon = ({ d }: { readonly d: string }) => (
  <svg
    viewBox="0 0 16 16"
    width="15"
    height="15"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d={d} />
  </svg>
)

/** As the system, light, or dark. */
export const SchemeSwitch = () => {
  const { words } = useSpeech()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const options = [
    { value: 'auto', label: <Icon d="M2.5 3.5h11v7h-11zM6 13.5h4" />, title: words.app.themeSystem },
    {
      value: 'light',
      label: (
        <Icon d="M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.8.8M11.8 11.8l.8.8M3.4 12.6l.8-.8M11.8 4.2l.8-.8" />
      ),
      title: words.app.themeLight,
    },
    { value: 'dark', label: <Icon d="M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z" />, title: words.app.themeDark },
  ] as const
  return <Choice label={words.app.theme} options={options} value={colorScheme} onChange={setColorScheme} compact />
}
