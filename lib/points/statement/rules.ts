/** What a statement can be had as: paper, a table, data. */
export const statementFormats = ['pdf', 'csv', 'json'] as const
