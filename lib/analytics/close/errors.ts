/** Why a month was not closed. */
export type CloseRefusal = 'month-not-next' | 'month-not-over' | 'books-busy'
