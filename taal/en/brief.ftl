phone = Phone: { $phone }
return-address = Return address: { $address }
reference = Our reference: { $reference }
page = Page { $page } of { $pages }
batch = { $letters } letters
