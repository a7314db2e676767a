-- Each file's records are accepted or rejected, none lost and none invented; of rejected records the reasons are kept.
select
  f.path,
  f.records,
  f.accepted,
  f.rejected
from
  raw.files as f
where
  f.status in ('loaded', 'ignored', 'duplicate')
  and f.accepted + f.rejected <> f.records
union all
select
  f.path,
  f.records,
  f.accepted,
  f.rejected
from
  raw.files as f
  left join (
    select
      file_id,
      count(distinct record_no) as refused
    from
      raw.rejects
    group by
      file_id
  ) as r on r.file_id = f.file_id
where
  f.status = 'loaded'
  and coalesce(r.refused, 0) <> f.rejected
