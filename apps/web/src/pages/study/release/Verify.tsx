import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../../api/api.ts'
import { IssueTable } from '../../../parts/IssueTable.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import styles from './Verify.module.css'

/** Proves that the release on disk is what it was when it was made. */
export const Verify = ({ id }: { readonly id: string }) => {
  const { words, format } = useSpeech()
  const w = words.release
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => api('verify', { id }) })
  return (
    <div className={styles.verify}>
      <div className={styles.line}>
        <Button onClick={() => mutate()} loading={isPending} data-screen-only>
          {w.verify}
        </Button>
        <span role="status" data-ok={data?.ok}>
          {isPending
            ? w.verifying
            : data === undefined
              ? w.verifyHint
              : data.ok
                ? w.verified(data.files, format.bytes(data.bytes))
                : w.changed(data.issues.length)}
        </span>
      </div>
      {error !== null && <Problem error={error} />}
      {data !== undefined && !data.ok && <IssueTable issues={data.issues} name={id} />}
    </div>
  )
}
