/** Why a file was not made. */
export type ExportRefusal =
  | 'export-unknown'
  | 'run-not-again'
  | 'export-large'
  | 'exports-many'
  | 'input-invalid'
  | 'selection-changed'
