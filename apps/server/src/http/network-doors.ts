import { IssueError } from '@dacryon/core'
import type { Doors } from '../operations.ts'
import { uploadOf } from '../uploads.ts'

/** Doors for a server that others can reach: they may import what they sent, not any file of this machine. */
export const networkDoors = (doors: Doors): Doors => ({
  ...doors,
  async source(path) {
    if (uploadOf(path) !== undefined) return doors.source(path)
    throw new IssueError([
      {
        code: 'path-refused',
        severity: 'error',
        message: 'A server that others can reach imports uploads only.',
        remedy: 'Send the files, or import the path with the command line on the machine itself.',
        column: 'path',
      },
    ])
  },
})
