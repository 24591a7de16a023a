/** Why a trial was not asked for, or not called off. */
export type BacktestRefusal =
  | 'history-unknown'
  | 'history-empty'
  | 'rule-unknown'
  | 'programmes-same'
  | 'redemption-unlearnt'
  | 'backtests-many'
  | 'backtest-unknown'
  | 'run-not-again'
