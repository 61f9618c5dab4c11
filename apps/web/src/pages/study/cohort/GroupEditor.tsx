import { Button, NativeSelect } from '@mantine/core'
import { type Draft, type DraftGroup, emptyCondition, emptyGroup, type Join } from '../../../cohort/draft.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { ConditionEditor } from './ConditionEditor.tsx'
import { useSurroundings } from './cohort-surroundings.ts'
import styles from './GroupEditor.module.css'

interface GroupEditorProps {
  readonly group: DraftGroup
  readonly depth: number
  readonly onChange: (group: DraftGroup) => void
  readonly onRemove?: () => void
}

const joins = ['all', 'any', 'not'] as const
const deepest = 4

/** Conditions joined by all, any or none; groups may stand inside. */
export const GroupEditor = ({ group, depth, onChange, onRemove }: GroupEditorProps) => {
  const { words } = useSpeech()
  const w = words.cohort
  const { visits } = useSurroundings()
  const replace = (at: number, part: Draft | undefined): void =>
    onChange({
      ...group,
      of: part === undefined ? group.of.filter((_, index) => index !== at) : group.of.map((old, index) => (index === at ? part : old)),
    })
  const sames = [
    ...(visits.length > 1 || group.same === 'visit' ? (['visit'] as const) : []),
    ...(group.same !== undefined && group.same !== 'visit' ? [group.same] : []),
  ]
  const { same, ...withoutSame } = group
  return (
    <fieldset className={styles.group} data-join={group.join}>
      <legend className="hidden-visually">{w.groupLabel(depth)}</legend>
      <div className={styles.head}>
        {depth === 1 && <span>{w.join}</span>}
        <NativeSelect
          size="sm"
          aria-label={w.groupLabel(depth)}
          data={joins.map((join) => ({ value: join, label: w[join] }))}
          value={group.join}
          onChange={(event) =>
            onChange({ ...group, join: joins.find((join): join is Join => join === event.currentTarget.value) ?? 'all' })
          }
        />
        {sames.map((one) => (
          <label key={one} className={styles.same}>
            <input
              type="checkbox"
              checked={same === one}
              onChange={(event) => onChange(event.currentTarget.checked ? { ...withoutSame, same: one } : withoutSame)}
            />
            {w.same[one]}
          </label>
        ))}
        {onRemove !== undefined && (
          <Button size="compact-sm" variant="subtle" onClick={onRemove} className={styles.remove ?? ''}>
            {w.removeGroup}
          </Button>
        )}
      </div>
      {group.of.length === 0 && depth === 1 && <p className="soft">{w.empty}</p>}
      <ul className={styles.parts}>
        {group.of.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a draft have no identity but their place
          <li key={index}>
            {part.kind === 'group' ? (
              <GroupEditor
                group={part}
                depth={depth + 1}
                onChange={(next) => replace(index, next)}
                onRemove={() => replace(index, undefined)}
              />
            ) : part.kind === 'condition' ? (
              <ConditionEditor condition={part} onChange={(next) => replace(index, next)} onRemove={() => replace(index, undefined)} />
            ) : (
              <div className={styles.fixed}>
                {w.listed(part.node.ids.length)}
                <Button size="compact-sm" variant="subtle" onClick={() => replace(index, undefined)}>
                  {w.remove}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="compact-md" variant="light" onClick={() => onChange({ ...group, of: [...group.of, emptyCondition] })}>
          {w.addCondition}
        </Button>
        {depth < deepest && (
          <Button
            size="compact-md"
            variant="subtle"
            onClick={() =>
              onChange({ ...group, of: [...group.of, { ...emptyGroup, join: group.join === 'all' ? 'any' : 'all', of: [emptyCondition] }] })
            }
          >
            {w.addGroup}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
