#!/usr/bin/env python3
"""Writes made-up services as a file of HSDS 3.  bench/offers.py NUMBER SEED > FILE"""
import json
import random
import sys
import uuid

number, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))
modules = ["registration", "emergency-and-crisis", "harm-reduction", "detoxification", "substitution", "low-threshold-reception", "outreaching", "diagnostics", "case-management", "day-activation", "dual-diagnosis"]
kinds = ["cgg", "msoc", "caw", "therapeutic-community", "sheltered-housing", "street-work", "ambulatory-drug-care"]
languages = ["nl", "fr", "de", "en", "ar", "tr"]
circumstances = ["uses-now", "double-diagnosis", "with-children", "with-partner", "pregnant", "without-insurance", "under-justice-measure"]


def term(taxonomy, code):
    return {"id": str(uuid.UUID(int=chance.getrandbits(128))), "taxonomy_term": {"id": "t", "code": code, "name": code, "taxonomy": taxonomy}}


def some(codes, most):
    return chance.sample(codes, chance.randint(0, most))


def service(n):
    house = n // 4
    begin = chance.choice([12, 16, 18, 18, 18])
    return {
        "id": str(uuid.UUID(int=chance.getrandbits(128))), "name": f"Dienst {n} De {chance.choice(['Brug', 'Boei', 'Haven', 'Toren', 'Kade'])}", "status": "active",
        "organization": {"id": f"bench-house-{house}", "name": f"Verzonnen huis {house}", "description": "fictief"},
        "minimum_age": begin, "maximum_age": chance.choice([None, 25, 65]), "assured_date": f"2026-{chance.randint(1, 9):02}-01",
        "phones": [{"id": "p", "number": "0000 00 00 00"}],
        "languages": [{"id": "l", "code": code} for code in some(languages, 4)],
        "schedules": [{"id": "s", "freq": "WEEKLY", "byday": day, "opens_at": "09:00", "closes_at": chance.choice(["12:00", "17:00", "20:00"])} for day in ["MO", "TU", "WE", "TH", "FR"]],
        "service_at_locations": [{"id": "at", "location": {"id": "w", "location_type": "physical", "latitude": round(chance.uniform(51.4, 51.9), 5), "longitude": round(chance.uniform(2.4, 2.9), 5), "addresses": [{"id": "a", "address_1": f"Verzonnen straat {n}", "city": f"Fictegem {n % 60}", "postal_code": "0000", "country": "BE", "address_type": "physical"}]}}],
        "attributes": [term("service-kind", chance.choice(kinds))] + [term("type-module", code) for code in some(modules, 4)] + [term(f"client-circumstance:{answer}", code) for code, answer in ((code, chance.choice(["welcome", "not", "only"])) for code in some(circumstances, 3))],
    }


json.dump([service(n) for n in range(number)], sys.stdout)
