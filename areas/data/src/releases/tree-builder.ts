import { asNodeId } from '@dacryon/core'
import type { TreeNode } from '../release.ts'
import type { Assay, Concept, NodeTag } from '../study.ts'
import type { ConceptStats } from './concept-stats.ts'
import { SubjectSet } from './subject-set.ts'

type Fixed = Pick<TreeNode, 'kind' | 'code' | 'unit' | 'variable' | 'description'>

interface Growing {
  readonly id: string
  readonly name: string
  readonly parent: Growing | undefined
  readonly children: Growing[]
  readonly subjects: SubjectSet
  fixed: Fixed
  observations: number
  missing: number
  leaves: number
}

/** Only what is given, so that absent stays absent. */
const leafOf = ({ type, code, unit, variable, description }: Concept): Fixed => ({
  kind: type,
  code,
  ...(unit === undefined ? {} : { unit }),
  ...(variable === undefined ? {} : { variable }),
  ...(description === undefined ? {} : { description }),
})

/** Builds the tree of a study with its counts; children stand in order of arrival, parents before them. */
export class TreeBuilder {
  readonly #subjects: number
  readonly #root: Growing
  readonly #nodes = new Map<string, Growing>()
  readonly #concepts: readonly Growing[]

  constructor(subjects: number, concepts: readonly Concept[], assays: readonly Assay[], positions: ReadonlyMap<string, number>) {
    this.#subjects = subjects
    this.#root = this.#make([], undefined)
    this.#concepts = concepts.map((concept) => this.#leaf(concept.path, concept.code, leafOf(concept)))
    for (const assay of assays) {
      const node = this.#leaf(assay.path, assay.id, { kind: 'assay', code: assay.id })
      const set = new SubjectSet(subjects)
      for (const { subject } of assay.samples) {
        const at = positions.get(subject)
        if (at !== undefined) set.add(at)
      }
      this.#grow(node, set, assay.samples.length, 0)
    }
  }

  #make(path: readonly string[], parent: Growing | undefined): Growing {
    const subjects = new SubjectSet(this.#subjects)
    const fixed: Fixed = { kind: 'folder' }
    const node: Growing = {
      id: asNodeId(path),
      name: path.at(-1) ?? '',
      parent,
      children: [],
      subjects,
      fixed,
      observations: 0,
      missing: 0,
      leaves: 0,
    }
    parent?.children.push(node)
    this.#nodes.set(node.id, node)
    return node
  }

  #at(path: readonly string[]): Growing {
    return this.#nodes.get(asNodeId(path)) ?? this.#make(path, this.#at(path.slice(0, -1)))
  }

  /** A leaf; one whose place is taken by another leaf shows its code behind its name. */
  #leaf(path: readonly string[], code: string, fixed: Fixed): Growing {
    const own = path.length === 0 ? [code] : path
    const node = this.#at(own)
    if (node.fixed.kind !== 'folder') return this.#leaf([...own.slice(0, -1), `${own.at(-1)} (${code})`], code, fixed)
    node.fixed = fixed
    for (let up: Growing | undefined = node; up !== undefined; up = up.parent) up.leaves++
    return node
  }

  #grow(node: Growing, subjects: SubjectSet, observations: number, missing: number): void {
    for (let up: Growing | undefined = node; up !== undefined; up = up.parent) {
      up.subjects.addAll(subjects)
      up.observations += observations
      up.missing += missing
    }
  }

  /** Subjects that have an observation of the concept; the set may be used again afterwards. */
  addSubjects(concept: number, subjects: SubjectSet): void {
    const node = this.#concepts[concept]
    if (node !== undefined) this.#grow(node, subjects, 0, 0)
  }

  /** The nodes below the study, and the tags for which there is none. The study itself is no node. */
  finish(
    stats: readonly ConceptStats[],
    tags: readonly NodeTag[],
  ): { readonly nodes: readonly TreeNode[]; readonly stray: readonly NodeTag[] } {
    this.#concepts.forEach((node, concept) => {
      const { observations = 0, missing = 0 } = stats[concept] ?? {}
      this.#grow(node, new SubjectSet(0), observations, missing)
    })
    const tagged = Map.groupBy(tags, ({ path }) => asNodeId(path))
    const nodes: TreeNode[] = []
    const walk = (node: Growing): void => {
      const own = tagged.get(node.id)?.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0))
      nodes.push({
        id: node.id,
        parent: node.parent?.id ?? '',
        name: node.name,
        ...node.fixed,
        subjects: node.subjects.size,
        observations: node.observations,
        missing: node.missing,
        leaves: node.leaves,
        ...(own === undefined ? {} : { tags: own.map(({ title, text }) => ({ title, text })) }),
      })
      node.children.forEach(walk)
    }
    this.#root.children.forEach(walk)
    return { nodes, stray: tags.filter(({ path }) => path.length > 0 && !this.#nodes.has(asNodeId(path))) }
  }
}
