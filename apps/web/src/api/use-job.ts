import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isOver, type Job, type JobAnswer } from './job.ts'
import { queries } from './queries.ts'

/** One job, followed while it runs: by the server's events, or by asking again where events do not come through. */
export const useJob = (id: string) => {
  const client = useQueryClient()
  const found = useQuery({
    ...queries.job(id),
    refetchInterval: (query) => (query.state.data !== undefined && !isOver(query.state.data.job) ? 3_000 : false),
  })
  const running = found.data !== undefined && !isOver(found.data.job)
  useEffect(() => {
    if (!running) return
    const events = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`)
    events.addEventListener('job', ({ data }) => {
      const job: Job = JSON.parse(data)
      if (!isOver(job)) client.setQueryData(queries.job(id).queryKey, (before?: JobAnswer) => ({ ...before, job }))
      else {
        events.close()
        void client.invalidateQueries({ queryKey: ['job', id] })
        void client.invalidateQueries({ queryKey: ['jobs'] })
        void client.invalidateQueries({ queryKey: ['studies'] })
      }
    })
    events.onerror = () => events.close()
    return () => events.close()
  }, [client, id, running])
  return found
}
