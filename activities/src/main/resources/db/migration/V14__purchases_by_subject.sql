-- whether a purchase of a subject is named or owed, whatever else the account has bought
create index purchases_by_subject on purchases (account, subject, id desc);
