import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { type Layer, layerOf, moduleOf } from './layers'

/** Sources by their path in the repository: the whole of what tidy looks at. */
export type Files = Readonly<Record<string, string>>

export type Import = { readonly specifier: string; readonly isType: boolean; readonly path: string | undefined }

type Program = ReturnType<typeof parseSync>['program']

export type Source = {
  readonly path: string
  readonly text: string
  readonly layer: Layer | undefined
  readonly module: string | undefined
  readonly isTest: boolean
  readonly program: Program
  readonly parsed: ReturnType<typeof parseSync>
  readonly imports: readonly Import[]
}

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']

/** The file of ours that an import names, or undefined for a library. */
function resolveImport(from: string, specifier: string, files: Files): string | undefined {
  const ours = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), specifier)
      : undefined
  if (ours === undefined) return undefined
  const found = endings.map((ending) => ours + ending).find((candidate) => candidate in files)
  // generated code is not read, and yet has a layer
  return found ?? (ours.startsWith('lib/generated/') ? `${ours.replace(/\.ts$/, '')}.ts` : undefined)
}

export function readSource(file: string, files: Files): Source {
  const text = files[file] ?? ''
  const parsed = parseSync(file, text)
  const imports: Import[] = []
  const add = (specifier: string, isType: boolean) =>
    imports.push({ specifier, isType, path: resolveImport(file, specifier, files) })
  for (const found of parsed.module.staticImports)
    add(found.moduleRequest.value, found.entries.length > 0 && found.entries.every((entry) => entry.isType))
  for (const found of parsed.module.staticExports)
    for (const entry of found.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType)
  new Visitor({
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') add(node.source.value, false)
    },
  }).visit(parsed.program)
  return {
    path: file,
    text,
    layer: layerOf(file),
    module: moduleOf(file),
    isTest: /\.(test|fixture)\.tsx?$|\/testing\.ts$/.test(file),
    program: parsed.program,
    parsed,
    imports,
  }
}

export function lineOf(source: Source, offset: number): number {
  return source.text.slice(0, offset).split('\n').length
}
