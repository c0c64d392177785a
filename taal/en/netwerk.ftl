# netwerk
