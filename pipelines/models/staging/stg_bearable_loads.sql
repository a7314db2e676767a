-- Model:   staging/stg_bearable_loads
-- Grain:   one row per rule and number of servers (rule, servers)
-- Inputs:  ref.bearable_loads
-- Outputs: rule, servers, erlangs
-- Units:   erlangs: contacts at work at once; servers: contacts that can be handled at once
-- Note:    the highest load at which no more contacts than the rule allows find everybody busy (Erlang C)
select
  rule,
  servers,
  erlangs
from
  ref.bearable_loads
