-- operation list, page by page
create index operations_by_start on operations (started_at desc, id desc);
