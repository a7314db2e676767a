-- Model:   staging/stg_taxonomy_words
-- Grain:   one row per word of the taxonomy and where it may stand (kind, word)
-- Inputs:  ref.taxonomy_words
-- Outputs: kind, word, problem, sub_problem, position
-- Units:   position: order of the taxonomy's themes; word in small letters, with spaces for _ and -
-- Note:    kind: category or tag as a tool has it, or theme as found in a text; sub_problem null where the word means the
--          problem as a whole; of a word of two themes the first counts
select
  f.kind,
  f.word,
  f.problem,
  f.sub_problem,
  f.position
from
  (
    select
      w.kind,
      trim(replace(replace(fold_case (w.word), '_', ' '), '-', ' ')) as word,
      w.problem,
      w.sub_problem,
      w.position
    from
      ref.taxonomy_words as w
  ) as f
qualify
  row_number() over (
    partition by
      f.kind,
      f.word
    order by
      f.position asc nulls last
  ) = 1
