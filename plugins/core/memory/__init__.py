"""What is kept from one build to the next, each thing found again by what it was made of."""
