-- Who reports a card again is found the case that is open about it.
create index file_open_card on file (card) where state = 'OPEN';
