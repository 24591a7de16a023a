import path from 'node:path'
import * as law from './layers'
import type { Import, Source } from './source'

const order = (module: string) => law.modules.findIndex((name) => name === module)

function layerComplaint(source: Source, found: Import & { path: string }): string | undefined {
  const { layer } = source
  if (!layer) return undefined
  const target = law.layerOf(found.path)
  if (found.path.endsWith('.json')) return undefined
  if (!target) return `${found.path} belongs to no layer`
  if (law.mayImport[layer].includes(target)) return undefined
  if (found.isType && law.mayImportTypes[layer]?.includes(target)) return undefined
  return `${layer} may not import ${found.path} (${target})${found.isType ? ', not even its types' : ''}`
}

function neighbourComplaint(source: Source, found: Import & { path: string }): string | undefined {
  const target = law.layerOf(found.path)
  const [home, away] = [source.module, law.moduleOf(found.path)]
  if (!home || !away) return undefined
  if (home === away) return undefined
  if (target === 'store') return `reads another module's store: ${found.path}`
  if (order(away) > order(home)) return `${home} stands left of ${away} and may not import ${found.path}`
  if (source.layer === 'actions') return `actions ask their own module only, not ${found.path}`
  return undefined
}

function libraryComplaint(source: Source, { specifier, path: ours }: Import): string | undefined {
  if (ours || !source.layer) return undefined
  if (law.pure.includes(source.layer) && law.impure.test(specifier))
    return `${source.layer} knows no framework, disk or network, so not ${specifier}`
  if (law.frameworkFree.includes(source.layer) && law.framework.test(specifier))
    return `${source.layer} knows no framework, so not ${specifier}`
  const home = law.homes.find(([library]) => library.test(specifier))?.[1]
  return home && !home.test(source.path) ? `${specifier} is imported in its own home only (${home.source})` : undefined
}

/** Who may import what. Tests may reach for anything. */
export function importComplaints(source: Source): string[] {
  if (source.isTest || !/^(app|components|lib)\/|^(proxy|instrumentation)/.test(source.path)) return []
  if (!source.layer) return ['belongs to no layer: name its module in scripts/tidy/layers.ts or move it into one']
  const complaints: string[] = []
  for (const found of source.imports) {
    if (/^(\.|@\/)/.test(found.specifier) && !found.path && !/\.(css|json)$/.test(found.specifier))
      complaints.push(`imports ${found.specifier}, which is not there`)
    const ours = found.path ? { ...found, path: found.path } : undefined
    const said = [
      ours && layerComplaint(source, ours),
      ours && neighbourComplaint(source, ours),
      libraryComplaint(source, found),
    ]
    complaints.push(...said.filter((text) => text !== undefined))
  }
  if (source.layer === 'handler') complaints.push(...handlerComplaints(source))
  return complaints
}

/** A route handler is a way in, and every way in is kept by the gate. */
function handlerComplaints(source: Source): string[] {
  if (law.ungatedHandlers.includes(source.path)) return []
  const guarded = source.imports.some(({ path: ours, isType, specifier }) => {
    const isAuth = source.path.startsWith('app/api/auth/') && specifier.startsWith('@/lib/auth/')
    return !isType && (isAuth || (ours !== undefined && law.layerOf(ours) === 'gate'))
  })
  return guarded ? [] : [`${path.posix.basename(source.path)} answers without lib/gate`]
}
